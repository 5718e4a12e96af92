package dev.isogon.internal.serve.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.DoubleSupplier;

/** What the server measures of itself, as Prometheus reads it. */
public final class Measures {

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter requests = Counter.builder()
            .name("isogon_requests_total")
            .help("Requests that were answered.")
            .labelNames("method", "route", "status")
            .register(registry);

    private final Histogram seconds = Histogram.builder()
            .name("isogon_request_seconds")
            .help("From a request's head to its answer.")
            .labelNames("route")
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .classicOnly()
            .register(registry);

    /** Counts a request. */
    public void count(Done done) {
        String route = done.route().isEmpty() ? "none" : done.route();
        String method =
                done.route().isEmpty() ? "any" : done.method(); // else whoever asks could make as many series as words
        requests.labelValues(method, route, String.valueOf(done.status())).inc();
        seconds.labelValues(route).observe(done.milliseconds() / 1000);
    }

    /** Has a number shown as it is whenever somebody looks. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** All of it, in Prometheus's text format. */
    public Reply reply() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return Reply.of(writer.getContentType(), text.toByteArray());
    }
}
