using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>
/// What happens, told day by day as the ledger would have written it down, and what the bureau makes of it. Times are those of China, as
/// <c>2025-03-05 09:30</c>; a day alone is its noon.
/// </summary>
sealed class Diary
{
    public const string Oil = "900-249-08";
    public const string Demolition = "900-901-S73";

    readonly List<Line> lines = [];
    readonly Dictionary<string, long> grams = new(StringComparer.Ordinal);
    readonly Fold fold;

    /// <summary>Told to the bureau's alarms.</summary>
    public Diary() : this(new AlarmFold(), new())
    {
    }

    /// <summary>Told to another of its folds.</summary>
    public Diary(Fold fold, MemoryDocuments documents)
    {
        (this.fold, Documents) = (fold, documents);
        Site("works", "410104", "industrial-enterprise");
        Site("clinic", "410183", "small-clinic");
        Site("demolished", "411003", "demolition-site");
        Site("store", "410104", "hazardous-collector");
        Site("plant", "410183", "hazardous-plant");
        Site("medical-plant", "410183", "medical-plant");
        Site("cold-plant", "410183", "medical-plant", "cold-store");
        Site("remote-plant", "410183", "medical-plant", "cold-store-remote");
        Site("fill", "411003", "fill-site");
        Site("kiln", "410183", "cement-kiln");
        Say("2025-01-01", new RegisterEnterprise(Guid.Empty, At("2025-01-01"), new("carrier"), "carrier", "local", "410104", []));
    }

    public MemoryDocuments Documents { get; }

    public long Number => lines.Count;

    public static Instant At(string when) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(when.Length == 10 ? when + " 12:00" : when).Value
            .InZoneStrictly(Waste.Calendar.Zone).ToInstant();

    public static string Text(Instant at) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(at.InZone(Waste.Calendar.Zone).LocalDateTime);

    public void Site(string site, string division, string kind, params string[] tags) =>
        Say("2025-01-01", new RegisterSite(Guid.Empty, At("2025-01-01"), new(site), new($"party-{site}"), site, division, division, kind, tags));

    /// <summary>Waste comes into being in a store; gives the lot.</summary>
    public LotId Generate(string when, string site, string stream = "hazardous", string code = Oil, long kilograms = 1000)
    {
        var lot = new LotId(Number + 1, 1);
        Say(
            when, new GenerateWaste(Guid.Empty, At(when), new(site), stream, new(code), Kilograms(kilograms)),
            [Born(lot, site, stream, code, Places.Storage, when)], [new(Accounts.Generated, lot.ToString(), kilograms * 1000)]);
        return lot;
    }

    public void File(
        string when, string number, string mover = "works", string receiver = "plant", string stream = "hazardous", string code = Oil, long kilograms = 1000,
        string? departure = null, string? paper = null, string? linkedTo = null, string? vehicle = null, params Note[] notes) => Say(
        when,
        new FileManifest(
            Guid.Empty, At(when), new(mover), new("carrier"), new(receiver), stream, [new(new(code), Kilograms(kilograms), "D10")], vehicle,
            departure is null ? null : At(departure).InZone(Waste.Calendar.Zone).Date, linkedTo is null ? null : new ManifestNumber(linkedTo), Paper: paper),
        state: (number, "filed"), notes: notes);

    /// <summary>The load leaves, from a lot or from nowhere; gives the lot in transit.</summary>
    public LotId PickUp(
        string when, string number, LotId? from = null, long kilograms = 1000, string plate = "豫A00001", string stream = "hazardous", string code = Oil,
        string? recorded = null, long gain = 0)
    {
        var lot = new LotId(Number + 1, 1);
        var moves = new List<Move> { new(from?.ToString() ?? Accounts.Generated, lot.ToString(), (kilograms - gain) * 1000) };
        if (gain > 0) moves.Add(new(Accounts.Gain, lot.ToString(), gain * 1000));
        Say(
            when, new PickUpWaste(Guid.Empty, At(when), new(number), new("carrier"), plate),
            [Born(lot, "works", stream, code, Places.Transit, when, number)], moves, (number, "in-transit"), recorded: recorded);
        return lot;
    }

    public void Arrive(string when, string number, string? recorded = null) =>
        Say(when, new ArriveWaste(Guid.Empty, At(when), new(number), new("carrier")), state: (number, "arrived"), recorded: recorded);

    /// <summary>The receiver weighs: what is missing stands open beyond <paramref name="tolerated"/>, else closes by itself; gives the received lot.</summary>
    public LotId Receive(
        string when, string number, LotId transit, long kilograms, string receiver = "plant", string stream = "hazardous", string code = Oil,
        string? recorded = null, params Note[] notes)
    {
        var lot = new LotId(Number + 1, 1);
        var open = new LotId(Number + 1, 2);
        var carried = grams[transit.ToString()];
        var missing = carried - (kilograms * 1000);
        var closes = Tolerances.Closes(Streams.Of(stream), carried, kilograms * 1000);
        List<LotBorn> born = [Born(lot, receiver, stream, code, Places.Storage, when, number)];
        var moves = new List<Move> { new(transit.ToString(), lot.ToString(), Math.Min(carried, kilograms * 1000)) };
        if (missing > 0 && !closes) born.Add(Born(open, receiver, stream, code, Places.Discrepancy, when, number));
        if (missing > 0) moves.Add(new(transit.ToString(), closes ? Accounts.Weighing : open.ToString(), missing));
        if (missing < 0) moves.Add(new(closes ? Accounts.Weighing : Accounts.Discrepancy, lot.ToString(), -missing));
        Say(
            when, new ReceiveWaste(Guid.Empty, At(when), new(number), new(receiver), [new(1, "accepted", Kilograms(kilograms))]), born, moves,
            (number, closes ? "closed" : "received"), recorded: recorded, notes: notes);
        return lot;
    }

    /// <summary>A load from the mover to the receiver, filed, picked up and received; gives the lot there.</summary>
    public LotId Carry(
        string left, string came, string number, long loaded = 1000, long? received = null, string mover = "works", string receiver = "plant",
        string stream = "hazardous", string code = Oil, string plate = "豫A00001")
    {
        File(left, number, mover, receiver, stream, code, loaded);
        var transit = PickUp(left, number, null, loaded, plate, stream, code);
        return Receive(came, number, transit, received ?? loaded, receiver, stream, code);
    }

    /// <summary>So much of a lot is treated, by outcome class; what is left as residue becomes a lot.</summary>
    public LotId Treat(string when, LotId lot, string site, long kilograms, string outcome = Classes.Incinerated, long residue = 0, string stream = "hazardous", string code = Oil)
    {
        var left = new LotId(Number + 1, 1);
        List<Move> moves = [new(lot.ToString(), Accounts.Treatment, kilograms * 1000, outcome)];
        if (residue > 0) moves.Add(new(Accounts.Treatment, left.ToString(), residue * 1000));
        Say(
            when,
            new TreatWaste(
                Guid.Empty, At(when), new(site), "D10", [new(lot)], Residues: residue > 0 ? [new(stream, new(code), Kilograms(residue))] : null),
            residue > 0 ? [Born(left, site, stream, code, Places.Storage, when)] : [], moves);
        return left;
    }

    public void Settle(string when, string number, LotId? open = null) => Say(
        when, new SettleDiscrepancy(Guid.Empty, At(when), new(number), 1, "agreed"), [],
        open is { } lot ? [new(lot.ToString(), Accounts.Weighing, grams[lot.ToString()])] : [], (number, "closed"));

    /// <summary>A line as it was accepted; recorded when it happened, unless it says otherwise.</summary>
    public void Say<T>(
        string when, T act, IReadOnlyList<LotBorn>? born = null, IReadOnlyList<Move>? moves = null, (string Number, string State)? state = null,
        IReadOnlyList<AllowanceMove>? allowances = null, string? recorded = null, Corrected? corrects = null, params Note[] notes) where T : IAct
    {
        foreach (var move in moves ?? [])
        {
            grams[move.From] = grams.GetValueOrDefault(move.From) - move.Grams;
            grams[move.To] = grams.GetValueOrDefault(move.To) + move.Grams;
        }

        var line = new Line(
            Number + 1, "", Acts.NameOf(typeof(T)), JsonSerializer.SerializeToElement(act, Wire.Options), new("person"), "", At(recorded ?? when), born ?? [],
            moves ?? [], state is { } s ? new(new(s.Number), s.State) : null, allowances ?? [], notes, Corrects: corrects);
        Add(line);
    }

    void Add(Line line)
    {
        lines.Add(line);
        fold.Apply(line, Documents);
    }

    /// <summary>An amount that was entered is put right, later, while the lot lies there.</summary>
    public void Correct(string when, LotId lot, GenerateWaste was, long wasKilograms, GenerateWaste right, long kilograms)
    {
        Move More(long grams) => new(Accounts.Generated, lot.ToString(), grams);
        var less = (wasKilograms - kilograms) * 1000;
        var born = Born(lot, right.Site.Text, right.Stream, right.Code.Text, Places.Storage, when);
        Add(new Line(
            Number + 1, "", "consent-to-correction", JsonSerializer.SerializeToElement(new ConsentToCorrection(Guid.Empty, At(when), new("party-works"), "", 1), Wire.Options), new("person"), "",
            At(when), [born], [less > 0 ? new(lot.ToString(), Accounts.Generated, less) : More(-less)], null, [], [],
            Corrects: new(lot.Line, "generate-waste", Edition(was, More(wasKilograms * 1000)), Edition(right, More(kilograms * 1000)))));
    }

    static Edition Edition(GenerateWaste said, Move move) => new(JsonSerializer.SerializeToElement(said, Wire.Options), [move]);

    /// <summary>The alarms as of an instant: <c>kind state</c>, the severest first.</summary>
    public string Alarms(string asOf, string? region = null, params string[] kinds) => Told(Documents, asOf, region, null, kinds);

    /// <summary>The same of one state.</summary>
    public string InState(string state, string asOf, params string[] kinds) => Told(Documents, asOf, null, state, kinds);

    /// <summary>When a kind's only watch is due.</summary>
    public string Due(string kind) => Text(Documents.Scan<Watch>($"watch/{kind}:").Single().Value.Due);

    /// <summary>The same fold from the first line, in memory of its own.</summary>
    public MemoryDocuments Rebuilt()
    {
        var again = new MemoryDocuments();
        foreach (var line in lines) fold.Apply(line, again);
        return again;
    }

    public string Rebuilt(string asOf, params string[] kinds) => Told(Rebuilt(), asOf, null, AlarmQuestion.All, kinds);

    public static Quantity Kilograms(long kilograms) => new(FormattableString.Invariant($"{kilograms}"), "kg");

    public static LotBorn Born(LotId lot, string holder, string stream, string code, string place, string since, string? manifest = null) => new(
        lot, new(code), stream, new(holder), place, At(since).InZone(Waste.Calendar.Zone).Date, null, manifest is null ? null : new ManifestNumber(manifest),
        manifest is null ? null : 1);

    static string Told(FoldDocuments documents, string asOf, string? region, string? state, string[] kinds) => string.Join(", ",
        AlarmAnswer.Of(
            new(region, null, null, null, null, state, At(asOf), AlarmQuestion.TakeMax), new("officer", null, [Roles.Officer], region), documents, 0).Alarms
            .Where(a => kinds.Length == 0 || kinds.Contains(a.Kind))
            .Select(static a => $"{a.Kind} {a.State}"));
}
