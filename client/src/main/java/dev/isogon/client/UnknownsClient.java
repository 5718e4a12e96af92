package dev.isogon.client;

import java.io.IOException;
import java.util.Map;

/** Asks for those who were not known, where the server keeps them; see {@link GalleryClient#unknowns}. */
public final class UnknownsClient {

    private final ServerCalls calls;
    private final String path;

    UnknownsClient(ServerCalls calls, String path) {
        this.calls = calls;
        this.path = path;
    }

    /**
     * A page of groups, the latest first.
     *
     * @param after 0, or {@link ServedUnknown.Page#next} of the page before
     * @param limit from 1 to 50: how many at most
     */
    public ServedUnknown.Page list(long after, int limit) throws IOException {
        return calls.ask("GET", path + "?after=" + after + "&limit=" + limit, null, ServedUnknown.Page::of);
    }

    /**
     * Enrols a group as somebody new; a {@link ServerException} with 409 where somebody has the name.
     *
     * @param group its number
     */
    public ServedSubject name(long group, String name) throws IOException {
        return enrol(group, Map.of("name", name));
    }

    /** Gives a group's images to a subject that is there. */
    public ServedSubject add(long group, long subject) throws IOException {
        return enrol(group, Map.of("subject_id", subject));
    }

    private ServedSubject enrol(long group, Map<String, ?> whom) throws IOException {
        return calls.ask(
                "POST",
                path + "/" + group + "/enrol",
                ServerCalls.Sent.json(whom),
                part -> ServedSubject.of(part.get("subject")));
    }

    /** Has it remembered that a group is not a subject; the group stays. */
    public void reject(long group, long subject) throws IOException {
        calls.tell("POST", path + "/" + group + "/reject", ServerCalls.Sent.json(Map.of("subject_id", subject)));
    }

    /** Has a group leave. */
    public void dismiss(long group) throws IOException {
        calls.tell("DELETE", path + "/" + group);
    }
}
