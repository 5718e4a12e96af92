package dev.isogon.internal.serve.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does again, with numbers of images alone, what a gallery says was done to it. */
final class ChangeReplay {

    private final Map<Long, Long> images = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long number;
    private String before = "";

    private ChangeReplay() {}

    /** What does not fit: numbers with gaps, changes of who is not there, and an end that is not the gallery's. */
    static List<String> differences(Asking asking) throws IOException, InterruptedException {
        ChangeReplay replay = new ChangeReplay();
        asking.changes().forEach(replay::line);
        Map<Long, Long> there = new TreeMap<>();
        asking.subjects().forEach(each -> there.put(each.id(), each.images()));
        replay.compare(there);
        long last = asking.get("").json().path("change").asLong();
        if (replay.number != last) {
            replay.wrong.add("the last change is " + last + ", but the last line is of " + replay.number);
        }
        return replay.wrong;
    }

    private void line(ChangeLine line) {
        if (line.number() != number && line.number() != number + 1) {
            wrong.add("change " + line.number() + " follows " + number);
        }
        boolean second = line.number() == number && before.equals(line.kind());
        number = line.number();
        before = line.kind();
        switch (line.kind()) {
            case "add subject" -> {
                if (images.put(line.subject(), 0L) != null) {
                    wrong.add(line + ": is there already");
                }
            }
            case "enrol" -> change(line, line.count());
            case "move" -> change(line, second ? line.count() : -line.count());
            case "merge" -> {
                if (second) {
                    change(line, line.count());
                } else {
                    gone(line);
                }
            }
            case "remove" -> {
                if (line.image() == 0) {
                    if (images.getOrDefault(line.subject(), -1L) != line.count()) {
                        wrong.add(line + ": had " + images.get(line.subject()));
                    }
                    gone(line);
                } else {
                    change(line, -line.count());
                }
            }
            default -> {
                // names, strangers and rejections are no images
            }
        }
    }

    private void gone(ChangeLine line) {
        if (images.remove(line.subject()) == null) {
            wrong.add(line + ": is not there");
        }
    }

    private void change(ChangeLine line, long by) {
        Long now = images.computeIfPresent(line.subject(), (id, count) -> count + by);
        if (now == null || now < 0) {
            wrong.add(line + ": leaves " + now);
        }
    }

    private void compare(Map<Long, Long> there) {
        Map<Long, Long> all = new TreeMap<>(there);
        images.forEach(all::putIfAbsent);
        for (Long each : all.keySet()) {
            if (!String.valueOf(there.get(each)).equals(String.valueOf(images.get(each)))) {
                wrong.add("subject " + each + " has " + there.get(each) + " images, but by its changes "
                        + images.get(each));
            }
        }
    }
}
