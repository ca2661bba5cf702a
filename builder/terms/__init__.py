"""Terms: finding them in texts, aligning and looking them up."""
