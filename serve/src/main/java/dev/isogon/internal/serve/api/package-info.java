/** What can be asked of galleries over HTTP: each class has the routes of one subject, and says in what JSON they answer. */
@NullMarked
package dev.isogon.internal.serve.api;

import org.jspecify.annotations.NullMarked;
