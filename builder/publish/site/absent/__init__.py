"""The page that hosts show for an address at which there is none."""
