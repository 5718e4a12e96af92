package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that drip. */
class SlowBodiesTest {

    @TempDir
    private Path folder;

    /** Of 4 KB/s it would take 450 s to use up what came before, if that counted. */
    @Test
    void areCutOffHoweverMuchOthersHaveSent() throws Exception {
        try (ServedColours served = ServedColours.in(folder)) {
            for (int i = 0; i < 2; i++) {
                served.image("/v1/galleries/colours/identify", new byte[900_000]);
            }
            assertThat(drip(served.uri().getPort(), 10, 100)).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void thatAreFastEnoughAreAnswered() throws Exception {
        try (ServedColours served = ServedColours.in(folder)) {
            assertThat(drip(served.uri().getPort(), 5_000, 7)).startsWith("HTTP/1.1 200");
        }
    }

    /** So many bytes each half second; returns the answer as far as it comes within that time and two seconds more. */
    private static String drip(int port, int bytes, int times) throws IOException, InterruptedException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(2000);
            String head =
                    "POST /v1/galleries/colours/identify HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                            + "Connection: close\r\nContent-Length: " + bytes * times + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            for (int i = 0; i < times && in.available() == 0; i++) {
                socket.getOutputStream().write(new byte[bytes]);
                Thread.sleep(500);
            }
            byte[] answer = new byte[12];
            int read = in.readNBytes(answer, 0, answer.length);
            return new String(answer, 0, read, StandardCharsets.US_ASCII);
        }
    }
}
