/** How benchmarks are run and compared. Not here: what they measure, which lies in the package that it measures. */
@NullMarked
package dev.isogon.internal.bench;

import org.jspecify.annotations.NullMarked;
