package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.serve.http.SlowHeads;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Heads that drip. */
class SlowHeadsTest {

    private static final class Hello extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "hello", callback);
            return true;
        }
    }

    @Test
    void aConnectionWithoutARequestIsClosedAndOneWithARequestIsNot() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.addBean(new SlowHeads(connector.getScheduler(), Duration.ofMillis(300)));
        server.addConnector(connector);
        server.setHandler(new Hello());
        server.start();
        try (Socket slow = new Socket("localhost", connector.getLocalPort());
                Socket usual = new Socket("localhost", connector.getLocalPort())) {
            usual.setSoTimeout(5000);
            slow.setSoTimeout(5000);
            byte[] request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            slow.getOutputStream().write(request, 0, 5);
            usual.getOutputStream().write(request);
            assertThat(usual.getInputStream().read()).isEqualTo('H');
            assertThat(slow.getInputStream().read()).as("closed").isEqualTo(-1);
            usual.getInputStream().readNBytes(usual.getInputStream().available());
            usual.getOutputStream().write(request);
            assertThat(usual.getInputStream().read()).as("open, and answers").isEqualTo('H');
        } finally {
            server.stop();
        }
    }
}
