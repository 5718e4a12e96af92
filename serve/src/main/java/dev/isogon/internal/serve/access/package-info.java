/** Who may ask for what: keys and their roles, and, without keys, programs of this machine alone. */
@NullMarked
package dev.isogon.internal.serve.access;

import org.jspecify.annotations.NullMarked;
