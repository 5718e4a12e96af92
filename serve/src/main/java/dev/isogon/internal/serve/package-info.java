/** Galleries over HTTP: all routes together. What each does is in {@code api}, and in {@code compreface} by other paths. */
@NullMarked
package dev.isogon.internal.serve;

import org.jspecify.annotations.NullMarked;
