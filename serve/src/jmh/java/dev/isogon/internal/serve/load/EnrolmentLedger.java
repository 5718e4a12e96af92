package dev.isogon.internal.serve.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was to be enrolled, each under a name of its own, and what of it a server has acknowledged. */
final class EnrolmentLedger {

    private final Map<String, List<byte[]>> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** Enrols, until the server is no more, which throws. */
    void enrol(Asking asking, String name, List<byte[]> images) throws IOException, InterruptedException {
        sent.put(name, images);
        Asking.Got got = asking.enrol(name, images);
        if (got.status() == 200) {
            acknowledged.put(name, got.json().path("added").asLong());
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Compares with what is there after a new start, and asks again for what was not acknowledged. */
    void compare(Asking asking) throws IOException, InterruptedException {
        Map<String, Asking.Listed> there =
                asking.subjects().stream().collect(Collectors.toMap(Asking.Listed::name, Function.identity()));
        for (Map.Entry<String, Long> each : acknowledged.entrySet()) {
            Asking.Listed found = there.get(each.getKey());
            long images = found == null ? 0 : found.images();
            if (images != each.getValue()) {
                wrong.add(
                        each.getKey() + ": " + each.getValue() + " images were acknowledged, but there are " + images);
            }
        }
        there.values().stream()
                .filter(each -> each.images() == 0)
                .forEach(each -> wrong.add(each.name() + " is there without an image"));
        Map<String, List<byte[]>> open = new LinkedHashMap<>(sent);
        open.keySet().removeAll(acknowledged.keySet());
        for (Map.Entry<String, List<byte[]>> each : open.entrySet()) {
            again(asking, each.getKey(), each.getValue(), there.get(each.getKey()));
        }
    }

    /** All of it must be new, or all of it there; what shows no face is neither. */
    private void again(Asking asking, String name, List<byte[]> images, Asking.@Nullable Listed before)
            throws IOException, InterruptedException {
        Asking.Got got = asking.enrol(name, images);
        long added = got.json().path("added").asLong();
        long repeated = got.json().path("repeated").size();
        long had = before == null ? 0 : before.images();
        if (got.status() != 200 || (added > 0 && repeated > 0) || repeated != had) {
            wrong.add(name + ": had " + had + " images of a request of " + images.size() + ", and asked again: " + got);
        } else {
            acknowledged.put(name, added + repeated);
        }
    }

    /** Identifies some of what is acknowledged, which must find itself: a photograph's best cosine is 1. */
    void identify(Asking asking, int most) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(acknowledged.keySet());
        for (int i = Math.max(0, names.size() - most); i < names.size(); i++) {
            String name = names.get(i);
            if (acknowledged.getOrDefault(name, 0L)
                    == sent.getOrDefault(name, List.of()).size()) {
                Asking.Got got =
                        asking.identify(sent.getOrDefault(name, List.of()).get(0));
                double score = got.json().at("/images/0/answers/0/score").asDouble(0);
                if (got.status() != 200 || score < 0.999) {
                    wrong.add(name + ": is not found by its own photograph: " + got);
                }
            }
        }
    }

    /** What was lost, is half there, or is not found. */
    List<String> wrong() {
        return wrong;
    }
}
