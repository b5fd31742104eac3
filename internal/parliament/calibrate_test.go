package parliament

import (
	"testing"

	"inbreng/internal/benchtest"
)

// BenchmarkCalibration is what the other benchmarks are compared with.
func BenchmarkCalibration(b *testing.B) { benchtest.Calibrate(b) }
