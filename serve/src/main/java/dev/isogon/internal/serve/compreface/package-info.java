/**
 * The paths and fields of CompreFace (its REST description of 2023), so that its clients move by changing an address. What has no
 * equal here answers 501 with the reason. Start at {@link dev.isogon.internal.serve.compreface.AliasRoutes}.
 */
@NullMarked
package dev.isogon.internal.serve.compreface;

import org.jspecify.annotations.NullMarked;
