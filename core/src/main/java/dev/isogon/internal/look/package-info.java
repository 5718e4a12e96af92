/** How pages look, reports' and the server's: one set of colours and type, one chart library. */
@NullMarked
package dev.isogon.internal.look;

import org.jspecify.annotations.NullMarked;
