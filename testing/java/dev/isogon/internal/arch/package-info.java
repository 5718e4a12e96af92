/** What the architecture tests of all modules share. Not here: the maps, one a module. */
@NullMarked
package dev.isogon.internal.arch;

import org.jspecify.annotations.NullMarked;
