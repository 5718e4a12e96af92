package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.internal.gallery.store.values.Names;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images on their way into a gallery, within one change. */
final class EnrolChange {

    private final Connection connection;
    private final OpenChange change;
    private final Columns columns;
    private final GalleryFacts facts;
    private final List<Enrolled.Image> done = new ArrayList<>();
    private final List<String> newSubjects = new ArrayList<>();
    private final List<String> formerStrangers = new ArrayList<>();

    EnrolChange(Connection connection, OpenChange change, Columns columns) throws SQLException, IOException {
        this.connection = connection;
        this.change = change;
        this.columns = columns;
        facts = Schema.facts(connection);
    }

    /** Enrols all of them. */
    Enrolled all(Map<String, List<NewImage>> images) throws SQLException, IOException {
        for (Map.Entry<String, List<NewImage>> each : images.entrySet()) {
            long subject = subject(each.getKey());
            long first = Schema.next(connection, "images");
            int before = done.size();
            for (NewImage image : each.getValue()) {
                done.add(one(subject, image));
            }
            long added = done.subList(before, done.size()).stream()
                    .filter(Enrolled.Image::added)
                    .count();
            if (added > 0) {
                change.log("enrol", subject, first, added);
            }
        }
        return new Enrolled(List.copyOf(done), List.copyOf(newSubjects), List.copyOf(formerStrangers));
    }

    private long subject(String name) throws SQLException, IOException {
        if (Subjects.find(connection, columns, name).isEmpty()) {
            newSubjects.add(Names.subject(name));
            if (StrangerSet.has(connection, columns, name)) {
                formerStrangers.add(Names.subject(name));
            }
        }
        return Subjects.findOrAdd(connection, change, columns, name);
    }

    private Enrolled.Image one(long subject, NewImage image) throws SQLException, IOException {
        byte[] content = columns.content(image.content());
        List<String> others = Sql.all(
                connection,
                "SELECT DISTINCT subjects.name FROM images JOIN subjects ON subjects.id = images.subject"
                        + " WHERE content = ? AND subject != ? ORDER BY subjects.id",
                row -> columns.subject(row.getBytes(1)),
                content,
                subject);
        Optional<Long> same = Sql.first(
                connection,
                "SELECT id FROM images WHERE subject = ? AND content = ?",
                row -> row.getLong(1),
                subject,
                content);
        return same.isPresent()
                ? new Enrolled.Image(same.get(), false, others)
                : new Enrolled.Image(add(subject, image, content), true, others);
    }

    private long add(long subject, NewImage image, byte[] content) throws SQLException, IOException {
        long id = Schema.next(connection, "images");
        Sql.run(
                connection,
                "INSERT INTO images(id, subject, name, content, quality) VALUES(?, ?, ?, ?, ?)",
                id,
                subject,
                columns.name("images", id, image.name()),
                content,
                image.quality());
        Sql.run(
                connection,
                "INSERT INTO embeddings(image, embedding) VALUES(?, ?)",
                id,
                columns.embedding("images", id, image.embedding(), facts.model().dimensions()));
        byte[] picture = columns.newPicture("images", id, image.picture(), facts.pictures());
        if (picture != null) {
            Sql.run(connection, "INSERT INTO pictures(image, picture) VALUES(?, ?)", id, picture);
        }
        return id;
    }
}
