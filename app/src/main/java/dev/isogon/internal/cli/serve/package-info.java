/** The commands that serve galleries over HTTP, and make keys for it. */
@NullMarked
package dev.isogon.internal.cli.serve;

import org.jspecify.annotations.NullMarked;
