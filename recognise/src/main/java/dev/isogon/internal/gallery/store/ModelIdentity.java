package dev.isogon.internal.gallery.store;

/**
 * The model whose embeddings a gallery has.
 *
 * @param name by which its user knows it
 * @param checksum SHA-256 of its weights in hex
 * @param dimensions of an embedding
 * @param framing {@linkplain dev.isogon.internal.data.image.Framing#key() what of a picture} it sees
 */
public record ModelIdentity(String name, String checksum, int dimensions, String framing) {}
