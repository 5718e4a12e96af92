@NullMarked
package dev.isogon.train;

import org.jspecify.annotations.NullMarked;
