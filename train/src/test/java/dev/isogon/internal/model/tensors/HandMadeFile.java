package dev.isogon.internal.model.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A safetensors file byte by byte, which our writer has no part in. */
final class HandMadeFile {

    private HandMadeFile() {}

    static Path write(Path folder, String header, int... data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (int each : data) {
            bytes.put((byte) each);
        }
        return Files.write(folder.resolve("hand.safetensors"), bytes.array());
    }
}
