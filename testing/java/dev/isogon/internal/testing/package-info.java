/** What tests of all modules find their files through. Not here: files that tests make, which lie beside what reads them. */
@NullMarked
package dev.isogon.internal.testing;

import org.jspecify.annotations.NullMarked;
