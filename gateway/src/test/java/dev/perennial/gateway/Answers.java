package dev.perennial.gateway;

/** What the services would tell of one model whose name is an attack on the page that shows it. */
final class Answers {
    static final String READY =
            """
            {"status":"UP","checks":[{"name":"Database connections health check","status":"UP"},
            {"name":"neighbours","status":"DOWN","data":{"monitor":"does not answer at 127.0.0.1:1","registry":"UP"}}]}
            """;
    static final String LEDGER =
            """
            {"served":1200,"logged":1100,"spilled":100,"sampledOut":0,"dropped":0}
            """;
    static final String RENEWALS =
            """
            {"items":[{"id":"4711","model":"delay <script>alert('x')</script>","state":"WAITING_FOR_APPROVAL",
            "step":"Decide on the candidate","waitingFor":"Ada to decide in Tasklist","task":"t1","finding":null,
            "champion":"1","candidate":"2","evidence":null,"decidedBy":null,"outcome":null,"outcomeReason":null,
            "requestedBy":"policy","startedAt":"2026-01-02T03:04:05Z","endedAt":null,"history":[]},
            {"id":"4710","model":"other","state":"ENDED","step":null,"waitingFor":null,"task":null,"finding":null,
            "champion":"1","candidate":"2","evidence":null,"decidedBy":"ada","outcome":"PROMOTED","outcomeReason":null,
            "requestedBy":"policy","startedAt":"2026-01-02T03:04:05Z","endedAt":"2026-01-03T00:00:00Z","history":[]}],
            "nextCursor":null}
            """;
    static final String FINDINGS =
            """
            {"items":[{"id":"01990000-0000-7000-8000-000000000001","model":"delay","modelId":"01990000-0000-7000-8000-000000000002",
            "version":"1","family":"DRIFT","severity":"CRITICAL","state":"OPEN","title":"temp moved: <b>PSI 0.41</b>",
            "windows":["2013-06-01"],"worst":null,"blamed":[],"estimatedCost":null,
            "eventTime":"2013-06-02T00:00:00Z","openedAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z"}],
            "nextCursor":null}
            """;
    static final String CHAMPION =
            """
            {"model":"delay","modelId":"01990000-0000-7000-8000-000000000002","alias":"champion","version":"1","revision":1,
            "since":"2026-01-02T03:04:05Z","movedBy":"root","approvedBy":"ada","process":null,"evidence":null,"reason":null}
            """;

    private Answers() {}

    static String models() {
        return """
        {"items":[{"id":"01990000-0000-7000-8000-000000000002","name":"%s","description":null,
        "createdAt":"2026-01-01T00:00:00Z","aliases":{"champion":"1"},"versions":2}],"nextCursor":null}
        """
                .formatted(ServicesForTests.MODEL);
    }
}
