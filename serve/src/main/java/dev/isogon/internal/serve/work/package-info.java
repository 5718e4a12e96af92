/** Who computes: few threads, a short queue before them, and what waits together is computed together. */
@NullMarked
package dev.isogon.internal.serve.work;

import org.jspecify.annotations.NullMarked;
