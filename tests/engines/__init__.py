"""What engines were seen to show otherwise than Chromium, in Firefox and WebKitGTK: `make engines` installs them and runs this."""
