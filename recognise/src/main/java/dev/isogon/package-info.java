/** The door to recognition: models of any origin, and faces. */
@NullMarked
package dev.isogon;

import org.jspecify.annotations.NullMarked;
