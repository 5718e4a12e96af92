package dev.isogon.internal.serve;

import dev.isogon.Faces;
import dev.isogon.internal.serve.api.ActivityRoutes;
import dev.isogon.internal.serve.api.CheckRoutes;
import dev.isogon.internal.serve.api.DocumentRoutes;
import dev.isogon.internal.serve.api.Galleries;
import dev.isogon.internal.serve.api.GalleryRoutes;
import dev.isogon.internal.serve.api.PageRoutes;
import dev.isogon.internal.serve.api.RecognitionRoutes;
import dev.isogon.internal.serve.api.ServerRoutes;
import dev.isogon.internal.serve.api.SubjectRoutes;
import dev.isogon.internal.serve.api.ThresholdRoutes;
import dev.isogon.internal.serve.api.UnknownRoutes;
import dev.isogon.internal.serve.compreface.AliasRoutes;
import dev.isogon.internal.serve.http.Measures;
import dev.isogon.internal.serve.http.RecentRequests;
import dev.isogon.internal.serve.http.RouteTable;
import dev.isogon.internal.serve.work.Workers;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the server can be asked: a new class of routes is added here, and to {@code openapi.yaml}. */
public final class AllRoutes {

    private AllRoutes() {}

    /** Of these galleries. */
    public static RouteTable of(
            Galleries galleries, Workers workers, Faces faces, Measures measures, RecentRequests recent) {
        return new RouteTable(Stream.of(
                        new ServerRoutes(galleries, workers, measures).routes(),
                        new DocumentRoutes().routes(),
                        new PageRoutes().routes(),
                        new GalleryRoutes(galleries).routes(),
                        new SubjectRoutes(galleries).routes(),
                        new RecognitionRoutes(galleries, workers, faces).routes(),
                        new UnknownRoutes(galleries, workers).routes(),
                        new CheckRoutes(galleries, workers).routes(),
                        new ActivityRoutes(galleries, workers, recent).routes(),
                        new ThresholdRoutes(galleries, workers).routes(),
                        new AliasRoutes(galleries, workers).routes())
                .flatMap(List::stream)
                .toList());
    }
}
