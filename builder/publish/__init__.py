"""What comes out of a build."""
