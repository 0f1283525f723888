"""What the papers prove, contradict or leave open: checklists, reconciliation, gaps and indicators by site."""
