/**
 * Galleries over HTTP: {@link dev.isogon.serve.GalleryServer}, started by the command line or inside another program. What it can
 * be asked, its OpenAPI document says, which it serves at {@code /v1/openapi.yaml}.
 */
@NullMarked
package dev.isogon.serve;

import org.jspecify.annotations.NullMarked;
