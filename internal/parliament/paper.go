package parliament

// A PaperID names a published paper as the official site does:
// "kst-21501-02-2375", "ah-tk-20242025-1244".
type PaperID string
