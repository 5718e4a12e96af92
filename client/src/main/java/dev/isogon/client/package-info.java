/**
 * A client for the server of galleries, with nothing but the JDK: {@link dev.isogon.client.GalleryClient}. Its answers are records;
 * what the server refuses is a {@link dev.isogon.client.ServerException}.
 */
@NullMarked
package dev.isogon.client;

import org.jspecify.annotations.NullMarked;
