"""What the website's formats share: addresses, the template environment, wording, and the views of text and terms."""
