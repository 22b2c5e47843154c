using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Proof;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>The refusals of doors that no journey goes through: sign-in, people, reads, the feed.</summary>
public partial class AnswersTest : IClassFixture<AnswersTest.Fixture>
{
    /// <summary>Wrong passwords for one person before the door makes everybody wait.</summary>
    const int TriesMax = 10;

    readonly Fixture fixture;

    public AnswersTest(Fixture fixture) => this.fixture = fixture;

    Doors Doors => fixture.House.Doors;

    string Officer => fixture.House.Officer;

    [Fact]
    public async Task The_code_of_the_first_administrator_works_once() => Refused(
        await Doors.Post("registry/first-administrator", new JsonObject { ["code"] = "AAAA-AAAA-AAAA-AAAA", ["person"] = "late", ["name"] = "晚到", ["password"] = "long enough to do" }),
        403, "first_code_wrong", "/code");

    [Theory]
    [InlineData("officer", "officer", null, null, 409, "person_exists", "/person")]
    [InlineData("somebody", "officer", "short", null, 422, "password_too_short", "/password")]
    [InlineData("somebody", "officer", null, "no-256-bits", 422, "key_too_short", "/apiKey")]
    [InlineData("somebody", "driver", null, null, 422, "role_unknown", "/roles")]
    public async Task Who_cannot_be_enrolled_so_is_told_why(string person, string role, string? password, string? key, int status, string code, string pointer) => Refused(
        await Doors.Post(
            "registry/enrol-person",
            new JsonObject { ["person"] = person, ["name"] = "某人", ["roles"] = new JsonArray(role), ["password"] = password, ["apiKey"] = key }, Officer),
        status, code, pointer);

    [Fact]
    public async Task Who_guesses_passwords_has_to_wait_and_nobody_else_has()
    {
        async Task<DoorAnswer> Guess(string person) => await Doors.Post("registry/sign-in", new JsonObject { ["person"] = person, ["password"] = "a wrong guess" });
        for (var i = 0; i < TriesMax; i++) Refused(await Guess("guessed"), 401, "wrong_password", "/password");
        Refused(await Guess("guessed"), 429, "too_many_tries", "/password");
        Refused(await Guess("another"), 401, "wrong_password", "/password");
    }

    [Theory]
    [InlineData("registry/sites/no-such-site", 404, "not_found")]
    [InlineData("registry/enterprises/nobody", 404, "not_found")]
    [InlineData("registry/nothing-of-the-kind", 404, "not_here")]
    [InlineData("ledger/trace", 400, "field_missing")]
    [InlineData("indicators/report?plan=guancheng&atLine=0", 404, "no_such_line")]
    [InlineData("indicators/report?plan=guancheng&year=soon", 400, "field_malformed")]
    [InlineData("indicators/report?plan=guancheng&format=doc", 400, "field_not_one_of")]
    [InlineData("indicators/report?plan=guancheng&period=2025-Q5", 400, "period_malformed")]
    [InlineData("indicators/report?plan=guancheng&period=1999-07", 422, "year_out_of_range")]
    [InlineData("indicators/report?plan=guancheng&year=2025&period=2025-07", 400, "field_twice")]
    [InlineData("ledger/trace?lot=L1-1&atLine=99999999", 404, "no_such_line")]
    [InlineData("ledger/trace?lot=L1-1&atLine=-5", 400, "field_malformed")]
    [InlineData("ledger/trace?lot=L1-1&atLine=abc", 400, "field_malformed")]
    [InlineData("ledger/trace?lot=L1-1&back=yes", 400, "field_not_one_of")]
    [InlineData("ledger/trace?lot=L1-1&lot=L2-1", 400, "field_twice")]
    [InlineData("ledger/trace?lot=L1-1&manifest=M1", 400, "field_malformed")]
    [InlineData("ledger/trace?producer=works", 400, "field_missing")]
    [InlineData("ledger/trace?producer=works&from=soon", 400, "field_malformed")]
    [InlineData("ledger/trace?producer=works&disposer=works&from=2025-01-01", 400, "field_malformed")]
    [InlineData("ledger/trace?producer=works&from=2025-01-01&back=true", 400, "field_malformed")]
    [InlineData("ledger/trace?producer=works&from=2025-02-01&to=2025-01-01", 422, "period_reversed")]
    [InlineData("ledger/trace?producer=no-such-site&from=2025-01-01", 422, "site_unknown")]
    [InlineData("ledger/trace?region=999999&from=2025-01-01", 400, "field_malformed")]
    [InlineData("ledger/trace?line=99999999", 404, "no_such_line")]
    [InlineData("ledger/trace?lot=L1-1&to=2025-01-01", 400, "field_malformed")]
    [InlineData("ledger/lots?site='--", 400, "field_malformed")]
    [InlineData("ledger/lots", 400, "field_missing")]
    [InlineData("ledger/lots?site=works&place=moon", 400, "field_not_one_of")]
    [InlineData("ledger/head?at=1", 400, "unknown_field")]
    [InlineData("producers/labels/1", 404, "no_such_labels")]
    [InlineData("disposers/labels/one", 404, "no_such_labels")]
    [InlineData("bureau/manifests?stream='--", 400, "unknown_field")]
    [InlineData("bureau/manifests?from=abc", 400, "unknown_field")]
    [InlineData("bureau/manifests?max=-1", 400, "unknown_field")]
    [InlineData("bureau/manifests?take=-1", 400, "field_malformed")]
    [InlineData("bureau/manifests?take=501", 400, "field_malformed")]
    [InlineData("bureau/manifests?state=lost", 400, "field_not_one_of")]
    [InlineData("bureau/generation", 400, "field_missing")]
    [InlineData("bureau/generation?site=no-such-site", 422, "site_unknown")]
    [InlineData("bureau/generation?site=works&month=2025-03", 400, "unknown_field")]
    [InlineData("bureau/books/diary?region=410100&from=2025-03-01&to=2025-03-31", 404, "book_unknown")]
    [InlineData("bureau/books/hazardous-sent?region=410100&from=2025-03-01", 400, "field_missing")]
    [InlineData("bureau/books/hazardous-sent?from=2025-03-01&to=2025-03-31", 422, "book_of_whom")]
    [InlineData("bureau/books/hazardous-sent?region=mars&from=2025-03-01&to=2025-03-31", 422, "division_unknown")]
    [InlineData("bureau/books/hazardous-sent?site=no-such-site&from=2025-03-01&to=2025-03-31", 422, "site_unknown")]
    [InlineData("bureau/books/hazardous-sent?region=410100&from=2020-03-01&to=2025-03-31", 422, "book_too_long")]
    [InlineData("bureau/books/hazardous-report-month?region=410100&from=2025-03-02&to=2025-03-31", 422, "book_wants_months")]
    [InlineData("bureau/books/hazardous-sent?region=410100&from=2025-03-01&to=2025-03-31&format=doc", 400, "field_not_one_of")]
    [InlineData("bureau/incident?code=oil&place=410104", 422, "code_malformed")]
    [InlineData("bureau/incident?code=900-*&place=410104", 400, "field_malformed")]
    [InlineData("bureau/fill-sites?site=no-such-site", 422, "site_unknown")]
    [InlineData("bureau/inspections?region=410100&from=2025-04-01&to=2025-03-31", 422, "period_reversed")]
    [InlineData("registry/sites?evaluation=designation", 400, "field_missing")]
    [InlineData("registry/sites?evaluation=designation&result=compliant", 422, "status_unknown")]
    [InlineData("indicators/treatments?from=z", 400, "unknown_field")]
    [InlineData("indicators/figure?plan=guancheng", 400, "field_missing")]
    [InlineData("indicators/figure?plan=moon&row=1", 404, "plan_unknown")]
    [InlineData("indicators/figure?row=1", 400, "field_missing")]
    [InlineData("indicators/report?year=2025", 400, "field_missing")]
    [InlineData("indicators/report?plan=guancheng&language=fr", 400, "field_not_one_of")]
    [InlineData("indicators/report?plan=guancheng&lang=zh", 400, "unknown_field")]
    [InlineData("indicators/report?plan=guancheng&issuedBy=1&period=2025", 400, "field_twice")]
    [InlineData("indicators/report?plan=guancheng&issued=annex", 400, "field_missing")]
    [InlineData("indicators/tasks?plan=guancheng&period=1999", 422, "year_out_of_range")]
    [InlineData("indicators/tasks?plan=guancheng&period=2101-Q2", 422, "year_out_of_range")]
    [InlineData("indicators/issued", 400, "field_missing")]
    [InlineData("indicators/restated?period=2025", 400, "field_missing")]
    [InlineData("indicators/tasks", 400, "field_missing")]
    [InlineData("indicators/figure/cells?plan=guancheng&row=12&take=1001", 400, "field_malformed")]
    [InlineData("indicators/touched?manifest=M0", 404, "no_such_manifest")]
    [InlineData("indicators/identity?from=z", 400, "field_malformed")]
    [InlineData("indicators/identity?from=9999-12-31", 422, "time_out_of_range")]
    [InlineData("indicators/identity?from=2025-03-02&to=2025-03-01", 422, "period_reversed")]
    [InlineData("indicators/identity?region=410100&from=2025-03-01", 422, "identity_by_months")]
    [InlineData("indicators/identity?region=moon", 422, "division_unknown")]
    [InlineData("indicators/identity?by=day", 400, "field_not_one_of")]
    [InlineData("indicators/identity?period=2025-13", 400, "period_malformed")]
    [InlineData("registry/sites?division=mars", 422, "division_unknown")]
    [InlineData("producers/generate-waste", 405, "method_not_allowed")]
    public async Task A_question_about_nothing_is_answered_so(string door, int status, string code) => Refused(await Doors.Get(door, Officer), status, code, "");

    [Fact]
    public async Task Whoever_answers_for_the_ledger_has_its_head_signed_and_everybody_reads_it()
    {
        Refused(await Doors.Post("ledger/checkpoint", new JsonObject()), 401, "not_signed_in", "");
        var made = await Doors.Post("ledger/checkpoint", new JsonObject(), Officer);
        Assert.Equal(200, made.Status);
        var head = made.Json!;
        var kept = (await Doors.Get("ledger/checkpoints", Officer)).Json!.AsArray();
        Assert.Contains(kept, c => JsonNode.DeepEquals(c, head));
        var keys = (await Doors.Get("ledger/keys", null)).Json!;
        Assert.True(KeyRing.Read(keys["pem"]!.GetValue<string>())!.Holds(head.Deserialize<SignedHead>(Wire.Options)!));
    }

    [Fact]
    public async Task A_room_does_not_answer_from_before_the_line_that_the_reader_knows() =>
        Refused(await Doors.Get("registry/sites/no-such-site", Officer, atLeast: 1_000_000), 503, "at_least_not_reached", "");

    [Fact]
    public async Task A_body_beyond_the_limit_is_told_the_limit()
    {
        var answer = await Doors.Post("registry/sign-in", new JsonObject { ["person"] = new string('x', 1 << 20), ["password"] = "long enough to do" });
        Refused(answer, 413, "body_too_long", "");
        Assert.Contains("1,048,576", answer.Json!["en"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_none_is_named()
    {
        var answer = await Doors.Get("indicators/identity?from=z", Officer);
        Assert.Contains("from", answer.Json!["en"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>Strange, missing, twice or malformed: whoever asks wrongly learns what can be asked.</summary>
    [Theory]
    [InlineData("bureau/manifests?stream=household", "state site enterprise take national")]
    [InlineData("bureau/allowances", "site")]
    [InlineData("bureau/alarms?state=lost", "region stream kind owner severity state asOf take alarm")]
    [InlineData("ledger/trace?lot=L1-1&lot=L2-1", "manifest lot producer region line disposer from to back throughTreatment atLine figures")]
    [InlineData("bureau/books/hazardous-sent?region=410100&from=2025-03-01", "site region from to min format language")]
    [InlineData("indicators/report?month=3", "plan year period atLine issued issuedBy format kind language")]
    [InlineData("ledger/head?at=1", "")]
    public async Task Who_asks_wrongly_is_told_what_can_be_asked(string door, string fields)
    {
        var problem = (await Doors.Get(door, Officer)).Json!;
        Assert.Equal(fields, string.Join(' ', problem["fields"]!.AsArray().Select(static f => f!.GetValue<string>())));
        var row = Refusals.Of(fields.Length > 0 ? "fields_of_question" : "question_without_fields");
        Dictionary<string, string> details = new(StringComparer.Ordinal) { ["fields"] = fields.Replace(" ", ", ", StringComparison.Ordinal) };
        Assert.EndsWith(row.SayZh(details), problem["zh"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.EndsWith(row.SayEn(details), problem["en"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledger/manifests/none")]
    [InlineData("indicators/identity?region=moon")]
    public async Task Another_refusal_does_not_tell_of_fields(string door) => Assert.Null((await Doors.Get(door, Officer)).Json!["fields"]);

    /// <summary>Whatever the answer is, and in whichever room: the bureau is told of it.</summary>
    [Theory]
    [InlineData("/bureau/manifests", "?take=7")]
    [InlineData("/bureau/books/hazardous-sent", "?region=410100&from=2025-03-01&to=2025-03-31&format=csv")]
    [InlineData("/ledger/manifests/no-such-manifest", "")]
    [InlineData("/ledger/trace", "?lot=L900000-1")]
    [InlineData("/ledger/lots", "?site=no-such-site")]
    public async Task What_an_officer_reads_is_written_down(string door, string asked)
    {
        await Doors.Get(door[1..] + asked, Officer);
        for (var i = 0; i < 100; i++)
        {
            await using var db = fixture.House.Database.Open<Bureau.BureauDb>("bureau");
            if (db.Reads.Any(r => r.Person == "officer" && r.Door == door && r.Asked == asked)) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"nobody wrote down that the officer read {door}{asked}");
    }

    [Theory]
    [InlineData("json", "application/json; charset=utf-8")]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_book_comes_as_the_file_that_was_asked_for(string format, string type)
    {
        var answer = await Doors.Get($"bureau/books/hazardous-sent?region=410100&from=2025-03-01&to=2025-03-31&format={format}", Officer);
        Assert.Equal((200, type.Split(';')[0]), (answer.Status, answer.Type));
    }

    [Fact]
    public async Task A_fold_that_holds_another_history_is_told_to_begin_anew()
    {
        var registered = await Doors.Post("registry/register-enterprise", new JsonObject
        {
            ["actId"] = Guid.NewGuid().ToString("D"),
            ["happenedAt"] = "2025-03-01T00:00:00Z",
            ["enterprise"] = "first-line-co",
            ["name"] = "第一行",
            ["identity"] = "local",
            ["division"] = "410104",
            ["kinds"] = new JsonArray("carrier"),
            ["simulated"] = true,
        }, Officer);
        Assert.True(registered.Status == 200, registered.Text);
        Refused(await Doors.Get($"ledger/lines?after=1&hash={new string('0', 64)}", fixture.House.Inside), 409, "fold_diverged", "");
        Refused(await Doors.Get("ledger/lines", Officer), 403, "role_not_allowed", "");
    }

    [Theory]
    [InlineData(LedgerClient.ActsMax + 1)]
    [InlineData(300)]
    public async Task An_envelope_of_too_many_acts_comes_back_with_nothing_done(int acts)
    {
        var act = JsonSerializer.SerializeToElement(new { actId = Guid.NewGuid() });
        var asks = Enumerable.Repeat(new Ask("generate-waste", act, new("somebody"), "producers", NodaTime.Instant.MinValue, [], []), acts);
        var ledger = fixture.House.Bus.CreateRequestClient<AskLedger>(new Uri($"exchange:{Hosting.Bus.LedgerQueue}"));
        var answered = await ledger.GetResponse<LedgerAnswered>(new([.. asks]), TestContext.Current.CancellationToken);
        Assert.Equal(acts, answered.Message.Answers.Count);
        Assert.All(answered.Message.Answers, a => Assert.Equal((act.GetProperty("actId").GetGuid(), "envelope_too_full"), (a.ActId, a.Refused?.Code)));
    }

    /// <summary>As <see cref="Told"/> holds it for acts: the code, its status and pointer, and both sentences filled in.</summary>
    static void Refused(DoorAnswer answer, int status, string code, string pointer)
    {
        Assert.True(answer.Type == "application/problem+json", answer.Text);
        var json = answer.Json!;
        Assert.Equal((status, code, pointer), (answer.Status, json["code"]!.GetValue<string>(), json["pointer"]!.GetValue<string>()));
        Assert.Equal(Refusals.Of(code).Http, status);
        foreach (var said in new[] { "zh", "en" })
        {
            Assert.DoesNotContain('{', json[said]!.GetValue<string>());
        }
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal EmbeddedHouse House { get; } = new();

        public ValueTask InitializeAsync() => House.InitializeAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
