package dev.isogon.internal.serve.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends bytes to a server as they are, and says what came back. */
final class RawSocket {

    /** Closed without an answer. */
    static final int CLOSED = 0;

    /** Neither answered nor closed. */
    static final int OPEN = -1;

    private static final int PATIENCE_MS = 60_000;
    private static final int TRICKLE_MS = 1000;

    private RawSocket() {}

    private static Socket connected(URI server) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MS);
        return socket;
    }

    /** All at once; the status of HTTP that came back, or one of the above. */
    static int send(URI server, byte[] bytes, boolean ends) throws IOException {
        try (Socket socket = connected(server)) {
            try {
                socket.getOutputStream().write(bytes);
                if (ends) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // It may have answered before all of it was sent.
            }
            return status(socket);
        }
    }

    /** A head, and then a byte a second, until somebody is tired of it. */
    static int trickle(URI server, byte[] bytes, int head, int seconds) throws IOException, InterruptedException {
        try (Socket socket = connected(server)) {
            socket.getOutputStream().write(Arrays.copyOf(bytes, head));
            socket.setSoTimeout(TRICKLE_MS);
            for (int i = head; i < Math.min(bytes.length, head + seconds); i++) {
                try {
                    socket.getOutputStream().write(bytes[i]);
                } catch (IOException e) {
                    return CLOSED;
                }
                int status = status(socket);
                if (status != OPEN) {
                    return status;
                }
            }
            return OPEN;
        }
    }

    private static int status(Socket socket) {
        int status = OPEN;
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            if (line == null || !line.startsWith("HTTP/1.1 ")) {
                return CLOSED;
            }
            status = Integer.parseInt(line.substring(9, 12));
            while (in.read() >= 0) {
                // the rest of the answer
            }
            return status;
        } catch (SocketTimeoutException e) {
            return status;
        } catch (IOException e) {
            return status == OPEN ? CLOSED : status;
        }
    }
}
