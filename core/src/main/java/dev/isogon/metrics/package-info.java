@NullMarked
package dev.isogon.metrics;

import org.jspecify.annotations.NullMarked;
