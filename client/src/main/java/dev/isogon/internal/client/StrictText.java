package dev.isogon.internal.client;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 in which nothing is replaced silently. */
public final class StrictText {

    private StrictText() {}

    /**
     * As bytes.
     *
     * @throws IllegalArgumentException for half a surrogate pair, which has no bytes
     */
    public static byte[] bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "a name or word must be text, but this one has half a surrogate pair", e);
        }
    }

    /**
     * From bytes.
     *
     * @throws ProtocolException when they are not UTF-8
     */
    public static String of(byte[] bytes) throws ProtocolException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("the answer is not UTF-8");
        }
    }
}
