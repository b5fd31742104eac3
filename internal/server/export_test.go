package server

import "context"

// FillNow makes the pages of the current release, and Kept says how many answers it
// keeps since.
func (s *Server) FillNow(ctx context.Context) { s.fillNow(ctx, s.current.Load()) }

func (s *Server) Kept() int {
	cache := s.current.Load().pages.cache
	cache.CleanUp()
	return cache.EstimatedSize()
}
