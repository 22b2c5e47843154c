using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>Lines written by hand, as the ledger would write them, into a fold in memory.</summary>
sealed partial class HandWritten
{
    readonly MeasureFold fold = new();
    readonly List<Line> lines = [];

    public MemoryDocuments Documents { get; } = new();

    public long Number { get; private set; }

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>The day lines happen on until another is set; its noon in Asia/Shanghai.</summary>
    public LocalDate Day { get; set; } = new(2025, 3, 5);

    /// <summary>When lines say they happened, where it is not the noon of <see cref="Day"/>.</summary>
    public Instant? Claimed { get; set; }

    public static string Lot(long line, int number = 1) => new LotId(line, number).ToString();

    public void Site(
        string site, string region = "410104", string kind = "industrial-enterprise", string[]? tags = null, long? capacity = null, bool simulated = false,
        string? @class = null) =>
        Add(new RegisterSite(
            Guid.Empty, Happened, new(site), new("E-" + site), site, region, region, kind, tags ?? [], DailyCapacity: capacity, Simulated: simulated, Class: @class));

    public void Adopt(string plan, string region, string document) =>
        Add(new AdoptPlan(Guid.Empty, Happened, plan, region, JsonDocument.Parse(document).RootElement));

    public void Statistic(string name, string value, string region = "410104", int year = 2025, string? scope = null, bool simulated = false) =>
        Add(new EnterStatistic(Guid.Empty, Happened, name, region, year, value, "", "", "", scope, simulated));

    public void Value(
        string indicator, string kind, string? value, string? text = null, string region = "410104", int year = 2025, string? part = null) =>
        Add(new EnterIndicatorValue(Guid.Empty, Happened, indicator, region, year, kind, value, text, "", "", part));

    /// <summary>Waste comes into a store from an account; gives the lot.</summary>
    public string Enter(string site, string code, long grams, string stream = "general-industrial", string account = Accounts.Generated, LocalDate? since = null)
    {
        var lot = new LotId(Number + 1, 1);
        Add(
            new GenerateWaste(Guid.Empty, Happened, new(site), stream, new(code), new("1", "g")),
            [Born(lot, site, code, stream, since: since)], [new(account, lot.ToString(), grams)]);
        return lot.ToString();
    }

    /// <summary>From lots (grams, lot) into one new lot.</summary>
    public string Combine(string site, string code, string stream, params (long Grams, string Lot)[] lots)
    {
        var lot = new LotId(Number + 1, 1);
        Add(
            new CombineLots(Guid.Empty, Happened, new(site), [lot]), [Born(lot, site, code, stream)],
            [.. lots.Select(l => new Move(l.Lot, lot.ToString(), l.Grams))]);
        return lot.ToString();
    }

    /// <summary>A manifest filed, picked up and received; the received lot. Short mass goes to <paramref name="difference"/>, surplus comes from it.</summary>
    public string Carry(
        string manifest, string mover, string receiver, string code, string stream, string method, string lot, long loaded, long received,
        string difference = Accounts.Weighing, int? soil = null)
    {
        File(manifest, mover, receiver, code, stream, method);
        var transit = new LotId(Number + 1, 1);
        Add(
            new PickUpWaste(Guid.Empty, Happened, new(manifest), new("carrier"), "豫A00001"),
            [Born(transit, "carrier", code, stream, Places.Transit, manifest: manifest)], [new(lot, transit.ToString(), loaded)], manifest);
        var arrived = new LotId(Number + 1, 1);
        var moves = new List<Move> { new(transit.ToString(), arrived.ToString(), Math.Min(loaded, received)) };
        var born = new List<LotBorn> { Born(arrived, receiver, code, stream, origin: mover, manifest: manifest) };
        if (received > loaded)
        {
            moves.Add(new(difference, arrived.ToString(), received - loaded));
        }
        else if (received < loaded && difference == Accounts.Weighing)
        {
            moves.Add(new(transit.ToString(), difference, loaded - received));
        }
        else if (received < loaded)
        {
            var open = new LotId(Number + 1, 2);
            born.Add(Born(open, receiver, code, stream, Places.Discrepancy, manifest: manifest));
            moves.Add(new(transit.ToString(), open.ToString(), loaded - received));
        }

        var weighed = new Quantity($"{received}", "g", ImpurityPerMille: soil);
        Add(new ReceiveWaste(Guid.Empty, Happened, new(manifest), new(receiver), soil is null ? null : [new(1, "accepted", weighed)]), born, moves, manifest);
        return arrived.ToString();
    }

    public void File(string manifest, string mover, string receiver, string code, string stream, string method, string? origin = null) => Add(
        new FileManifest(
            Guid.Empty, Happened, new(mover), new("carrier"), new(receiver), stream,
            [new(new(code), new("1", "g"), method, Origin: origin is null ? null : new SiteId(origin))]),
        manifest: manifest);

    /// <summary>Treats lots; the residue's lot where there is one.</summary>
    public string Treat(string site, string method, string outcome, (long Grams, string Lot)[] inputs, long product, long loss, (string Stream, string Code, long Grams)? residue = null)
    {
        var lot = new LotId(Number + 1, 1);
        List<Move> moves = [.. inputs.Select(i => new Move(i.Lot, Accounts.Treatment, i.Grams, outcome))];
        moves.Add(new(Accounts.Treatment, Accounts.Product + ":aggregate", product, Stream: "general-industrial", Code: new("900-099-S59")));
        if (loss > 0)
        {
            moves.Add(new(Accounts.Treatment, Accounts.Loss + ":evaporation", loss));
        }

        if (residue is { } r)
        {
            moves.Add(new(Accounts.Treatment, lot.ToString(), r.Grams));
        }

        Add(
            new TreatWaste(Guid.Empty, Happened, new(site), method, []), residue is { } b ? [Born(lot, site, b.Code, b.Stream)] : [],
            [.. moves.Where(static m => m.Grams > 0)]);
        return lot.ToString();
    }

    public LotBorn Born(
        LotId lot, string holder, string code, string stream, string place = Places.Storage, LocalDate? since = null, string? origin = null,
        string? manifest = null) =>
        new(lot, new(code), stream, new(holder), place, since ?? Day, origin is null ? null : new SiteId(origin),
            manifest is null ? null : new ManifestNumber(manifest), manifest is null ? null : 1);

    public void Add<T>(T act, IReadOnlyList<LotBorn>? lots = null, IReadOnlyList<Move>? moves = null, string? manifest = null, IReadOnlyList<Note>? notes = null) where T : IAct
    {
        Number++;
        var line = new Line(
            Number, "", Acts.NameOf(typeof(T)), JsonSerializer.SerializeToElement(act, Wire.Options), new("person"), "", Happened, lots ?? [], moves ?? [],
            manifest is null ? null : new(new(manifest), "filed"), [], notes ?? []);
        lines.Add(line);
        fold.Apply(line, Documents);
    }

    /// <summary>A measure of the region in tonnes (or sites), or the reason why there is none.</summary>
    public string Measure(string formula, string region = "410104", int year = 2025, string? period = null)
    {
        Adopt("measured", region, PlanTexts.Empty("measured"));
        var snapshot = Snapshot.Read(Documents, Number, "measured")!;
        var inputs = new RegionInputs(snapshot, new RegionFlows(snapshot, Period(year, period)), Period(year, period), null);
        var (expression, error) = Formula.Parse(formula);
        Assert.Null(error);
        var figure = Evaluation.Of(expression!, inputs);
        return figure.IsThere ? figure.Value.ToString() : figure.Missing[0].Reason;
    }

    public Report Report(string plan, int? year = null, string? period = null)
    {
        ReportingPeriod? asked = year is null && period is null ? null : Period(year ?? 0, period);
        return ReportMaker.Make(Snapshot.Read(Documents, Number, plan, asked)!, asked);
    }

    static ReportingPeriod Period(int year, string? period) =>
        period is null ? ReportingPeriod.OfYear(year) : ReportingPeriod.TryRead(period, out var months) ? months : throw new FormatException(period);

    /// <summary>What a room knows that has folded these lines.</summary>
    public Register Register() => new(new Dictionary<string, FoldDocuments>(StringComparer.Ordinal) { [MeasureFold.FoldName] = Documents });

    public void Balances()
    {
        foreach (var identity in IdentityLines.Read(Documents, null, null, null))
        {
            Assert.Equal(identity.In, identity.Out);
        }
    }

    Instant Happened => Claimed ?? Day.At(new LocalTime(12, 0)).InZoneStrictly(WasteFlow.Waste.Calendar.Zone).ToInstant();
}
