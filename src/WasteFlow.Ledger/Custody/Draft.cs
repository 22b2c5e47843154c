using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// A line while it is being decided: changes lie over the state and are dropped when the act is refused.
/// Every gram moves through <see cref="Move(LotId, string, long, string?)"/> and its sisters, so a draft always balances.
/// </summary>
public sealed partial class Draft(WorkingState state, Ask ask, long number)
{
    private readonly Dictionary<string, object> overlay = state.NewOverlay();
    private readonly List<LotBorn> born = [];
    private readonly List<Move> moves = [];
    private readonly List<AllowanceMove> allowances = [];
    private readonly List<Note> notes = [.. ask.Notes];

    public Ask Ask => ask;

    public long Number => number;

    /// <summary>The day of our clock at the door, in Asia/Shanghai.</summary>
    public LocalDate Today { get; } = Calendar.DayOf(ask.ReceivedAt);

    /// <summary>The law as of the line before, on <see cref="Today"/>.</summary>
    public InForce Law => state.Law.On(Today);

    public ManifestStep? Step { get; set; }

    /// <summary>The law of another day: a manifest is filed under that of the day it claims.</summary>
    public InForce LawOn(LocalDate day) => state.Law.On(day);

    /// <summary>The law that a manifest is decided by to its end: of the line and the day it was filed at.</summary>
    public InForce LawOf(ManifestState manifest) => state.Law.AsOf(manifest.Law ?? 0).On(Calendar.DayOf(manifest.FiledAt));

    /// <summary>What a manifest filed now remembers of the law: its last line; null where nothing ever changed it.</summary>
    public long? LastLaw => state.Law.Line is > 0 and var line ? line : null;

    public T? Find<T>(string key) where T : class =>
        overlay.TryGetValue(key, out var changed) ? (T)changed : state.Find<T>(key);

    /// <summary>The document as this line leaves it; null where it does not change it.</summary>
    public T? Changed<T>(string key) where T : class => (T?)overlay.GetValueOrDefault(key);

    public void Put(string key, object document) => overlay[key] = document;

    public LotState? Lot(LotId lot) => Find<LotState>(Keys.Lot(lot));

    /// <summary>A lot that lies at a site and holds anything; else why not, where it is named.</summary>
    public Refused? Lying(SiteId site, LotId named, string pointer, out LotState? lot)
    {
        lot = Lot(named);
        return lot is not { Place: Places.Storage } || lot.Holder != site ? Refused.With("no_such_lot", pointer, ("lot", named.ToString()))
            : lot.Grams == 0 ? Refused.With("lot_is_used_up", pointer, ("lot", named.ToString()))
            : null;
    }

    public SiteState? Site(SiteId site) => Find<SiteState>(Keys.Site(site));

    public void Warn(string code, string pointer = "", params (string Name, string Value)[] details) =>
        notes.Add(new(code, pointer, details.Length == 0 ? null : details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal)));

    public void Warn(Note? note)
    {
        if (note is not null)
        {
            notes.Add(note);
        }
    }

    /// <summary>A new lot, empty until mass is moved into it.</summary>
    public LotId Born(WasteCode code, string stream, SiteId holder, string place, LocalDate since, SiteId? origin = null,
        ManifestNumber? manifest = null, int? item = null, int? moisture = null)
    {
        var lot = new LotId(number, born.Count + 1);
        born.Add(new(lot, code, stream, holder, place, since, origin, manifest, item, moisture));
        Put(Keys.Lot(lot), new LotState(lot, code, stream, holder, place, since, 0, 0, moisture));
        return lot;
    }

    /// <summary>The moisture of a mixture of parts of lots; null where one of them has none.</summary>
    public int? MoistureOf(IEnumerable<LotPortion> portions) =>
        Moisture.Mixed([.. portions.Where(static p => p.Grams > 0).Select(p => (Lot(p.Lot)!.MoisturePerMille, p.Grams))]);

    /// <summary>A lot's nature changes while its mass stays: the line tells it as it is now.</summary>
    public void Changed(LotState lot)
    {
        born.Add(new(lot.Lot, lot.Code, lot.Stream, lot.Holder, lot.Place, lot.Since, MoisturePerMille: lot.MoisturePerMille));
        Put(Keys.Lot(lot.Lot), lot);
    }

    /// <summary>From one lot to another.</summary>
    public void Move(LotId from, LotId to, long grams)
    {
        if (grams == 0)
        {
            return;
        }

        Take(from, grams, to);
        Give(to, grams);
        moves.Add(new(from.ToString(), to.ToString(), grams));
    }

    /// <summary>From a lot to an account that is no lot.</summary>
    public void Move(LotId from, string account, long grams, string? outcome = null)
    {
        if (grams == 0)
        {
            return;
        }

        Take(from, grams, null);
        moves.Add(new(from.ToString(), account, grams, outcome));
    }

    /// <summary>From an account into a lot: the lot is the root (来源) of these grams.</summary>
    public void Move(string account, LotId to, long grams)
    {
        if (grams == 0)
        {
            return;
        }

        Give(to, grams);
        moves.Add(new(account, to.ToString(), grams));
    }

    /// <summary>Between two accounts that are no lots.</summary>
    public void Move(string from, string to, long grams, string? stream = null, WasteCode? code = null, SiteId? holder = null)
    {
        if (grams != 0)
        {
            moves.Add(new(from, to, grams, null, stream, code, holder));
        }
    }

    public void Reserve(LotId lot, long grams)
    {
        var key = Keys.Lot(lot);
        var found = Find<LotState>(key)!;
        Put(key, found with { Reserved = checked(found.Reserved + grams) });
    }

    /// <summary>Writes the changes to the state and makes the line, which is chained to the one before it when its batch is sealed.</summary>
    public Line Close()
    {
        foreach (var (key, document) in overlay)
        {
            state.Put(key, document is ManifestState manifest
                ? manifest with { Line = number, Before = state.FindKnown<ManifestState>(key) is { } before ? before with { Before = null } : null }
                : document);
        }

        var line = new Line(number, Chain.Unlinked, ask.Act, ask.Said, ask.By, ask.Room, ask.ReceivedAt, born, moves, Step, allowances, notes, Placed, Corrects, Claimed);
        state.Told(line);
        return line;
    }

    /// <summary>What the caller is told: its lots with their mass now.</summary>
    public Accepted Answer() => new(
        number, ask.ReceivedAt, Step?.Number, Step?.State,
        [.. born.Select(b => Lot(b.Lot)!).Select(static l => new LotGrams(l.Lot, l.Code, l.Stream, l.Holder, l.Place, l.Grams, l.MoisturePerMille))],
        notes);

    private void Take(LotId from, long grams, LotId? to)
    {
        var key = Keys.Lot(from);
        var lot = Find<LotState>(key)!;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grams, lot.Grams);
        ArgumentOutOfRangeException.ThrowIfNegative(grams);
        Put(key, lot with { Grams = lot.Grams - grams });
        if (lot.Grams == grams && lot.Place == Places.Storage)
        {
            LeaveStore(lot);
        }

        if (lot.Grams == grams && lot.Containers is { } labels)
        {
            Carry(labels, to);
        }
    }

    private void Give(LotId to, long grams)
    {
        var key = Keys.Lot(to);
        var lot = Find<LotState>(key)!;
        if (lot.Grams == 0 && lot.Place == Places.Storage)
        {
            EnterStore(lot);
        }

        Put(key, lot with { Grams = checked(lot.Grams + grams) });
    }
}
