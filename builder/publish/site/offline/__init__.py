"""The site as an application that is read without a connection."""
