"""Findings on paper: one model of a document, drawn as HTML, PDF/A and DOCX with the same words in the same order."""
