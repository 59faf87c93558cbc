"""Text with positions: what stands in a post, and where. Pure, and safe on whatever a stranger wrote."""
