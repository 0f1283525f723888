"""The stations of an assessment, in the order a case passes them: register, names, marks, law, answers, cautions."""
