using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Reads a line's moves as movements of sites: what a site's stock gained or gave, and from or to whom.</summary>
/// <param name="owners">Of a correction, the sites whose own people said what is corrected, whoever corrects it; null: who enters the line says it.</param>
internal sealed class MovementLines(Line line, JsonElement said, IReadOnlyList<Move> moves, FoldDocuments documents, IReadOnlySet<SiteId>? owners = null)
{
    private static readonly Dictionary<string, string> Births = new(StringComparer.Ordinal)
    {
        [Accounts.Generated] = MovementKinds.Generated,
        [Accounts.Opening] = MovementKinds.Opening,
        [Accounts.BroughtIn] = MovementKinds.BroughtIn,
        [Accounts.Gain] = MovementKinds.Gained,
        [Accounts.Treatment] = MovementKinds.Residue,
    };

    private readonly string act = line.Corrects?.Act ?? line.Act;

    public static string Key(LotId lot) => $"lot/{lot}";

    /// <summary>Names the lot that a container stood in up to the line.</summary>
    public static string ContainerKey(string label) => $"container/{label}";

    public static string Key(ManifestNumber manifest) => $"manifest/{manifest}";

    /// <summary>The movements by site; like ones of one lot in one sum.</summary>
    public IEnumerable<(SiteId Site, IReadOnlyList<Movement> Movements)> Read() =>
        moves.SelectMany(Of)
            .GroupBy(static m => (m.Site, m.Movement.Kind, m.Movement.Code, m.Movement.Lot, m.Movement.With, m.Movement.Manifest))
            .Select(g => (g.Key.Site, Movement: Told(g.Key.Site, g.First().Movement) with { Grams = g.Sum(static m => m.Movement.Grams), Impure = Sum(g.Select(static m => m.Movement.Impure)) }))
            .GroupBy(static m => m.Site)
            .Select(static g => (g.Key, (IReadOnlyList<Movement>)[.. g.Select(static m => m.Movement)]));

    /// <summary>Whose waste the lot that a move fills is, seen from its holder.</summary>
    public bool IsOwn(Move move) => Lot(move.From) switch
    {
        null => Births.ContainsKey(move.From) && move.From != Accounts.BroughtIn,
        var giver => Lot(move.To) is { } taker && (taker.Holder == giver.Holder || act == "return-waste" || taker.Place != Places.Storage) && giver.Own,
    };

    private IEnumerable<(SiteId Site, Movement Movement)> Of(Move move)
    {
        var (from, to) = (Lot(move.From), Lot(move.To));
        var (gives, takes) = (from?.Place == Places.Storage, to?.Place == Places.Storage);
        if (gives && takes && from!.Holder == to!.Holder && from.Code == to.Code)
        {
            yield break;
        }

        if (gives)
        {
            yield return (from!.Holder, Outward(move, from, to, takes));
        }

        if (takes)
        {
            yield return (to!.Holder, Inward(move, from, to, gives));
        }
    }

    private Movement Outward(Move move, BookLot from, BookLot? to, bool takes)
    {
        var kind = to is null ? Head(move.To) switch
        {
            Accounts.Treatment => from.Own ? MovementKinds.TreatedOwn : MovementKinds.Treated,
            Accounts.SentOut => MovementKinds.SentOut,
            Accounts.StorageLoss => MovementKinds.Lost,
            _ => MovementKinds.AdjustedOut,
        }
            : takes && to.Holder == from.Holder ? MovementKinds.MovedOut
            : takes || to.Place == Places.Transit ? MovementKinds.Sent
            : MovementKinds.AdjustedOut;
        var movement = new Movement(kind, from.Code, move.Grams, LotOf(move.From));
        return kind switch
        {
            MovementKinds.Sent => In(On(to!, movement, mover: false), move.To, move.From),
            MovementKinds.SentOut => In(movement with { Party = Said("to") }, null, move.From),
            MovementKinds.Treated or MovementKinds.TreatedOwn => In(movement with { Method = Said("method"), Finished = Finished() }, null, move.From),
            _ => movement,
        };
    }

    private Movement Inward(Move move, BookLot? from, BookLot to, bool gives)
    {
        var kind = from is null ? Births.GetValueOrDefault(Head(move.From)) ?? (act == "receive-waste" ? MovementKinds.Received : MovementKinds.AdjustedIn)
            : gives && from.Holder == to.Holder ? MovementKinds.MovedIn
            : act == "return-waste" ? MovementKinds.Returned
            : gives || from.Place == Places.Transit ? MovementKinds.Received
            : MovementKinds.AdjustedIn;
        var movement = In(new Movement(kind, to.Code, move.Grams, LotOf(move.To)), move.To);
        return kind switch
        {
            MovementKinds.Received or MovementKinds.Returned => On(to.Manifest is null && from is not null ? from : to, movement, mover: true) with { Impure = Impure(move, Weighed(to.Item)) },
            MovementKinds.BroughtIn => movement with { Party = Said("from") },
            MovementKinds.Generated => movement with { Count = SaidCount(), Impure = Impure(move, "quantity") },
            _ => movement,
        };
    }

    private Movement On(BookLot lot, Movement movement, bool mover) =>
        lot.Manifest is not { } number || documents.Get<BookManifest>(Key(number)) is not { } manifest ? movement : movement with
        {
            With = mover ? manifest.Mover : manifest.Receiver,
            Manifest = number,
            Method = Item(manifest, lot)?.Method,
            Carrier = manifest.Carrier,
            Vehicle = manifest.Vehicle,
            Approval = manifest.Approval,
            Count = Item(manifest, lot)?.Count,
            Driver = manifest.Driver,
            Carriage = manifest.Carriage,
            Route = manifest.Route,
        };

    /// <summary>
    /// What the site's own people said beside for its books with this act, else which manifest of theirs it left on; and whose person it was.
    /// </summary>
    private Movement Told(SiteId site, Movement movement)
    {
        var own = IsOf(site);
        var filed = (movement.Manifest ?? line.Manifest?.Number) is { } number && documents.Get<BookManifest>(Key(number)) is { } manifest && manifest.Mover == site
            ? (Number: number, manifest.Filer)
            : ((ManifestNumber Number, string? Filer)?)null;
        var note = own ? Note() : null;
        return movement with
        {
            Note = note is null ? null : OfKind(movement.Kind, note),
            FiledBy = own ? null : filed?.Number,
            Person = own ? null : filed is { } mine ? mine.Filer ?? "" : "",
            MoisturePerMille = MovementKinds.Sign(movement.Kind) < 0 && movement.Lot is { } lot ? documents.Get<BookLot>(Key(lot))?.MoisturePerMille : null,
        };
    }

    /// <summary>What is to be told beside the movement: as it was said with the act, or with the filing that it left on; and what goes along with its lot.</summary>
    /// <param name="found">What was found of lots before.</param>
    public static BookNote? Beside(Movement movement, FoldDocuments documents, Dictionary<LotId, BookNote?> found) => Both(
        movement.FiledBy is { } filed ? documents.Get<BookManifest>(Key(filed))?.Note is { } said ? OfKind(movement.Kind, said) : null : movement.Note,
        movement.Lot is { } lot ? LotWays.NoteOf(lot, documents, found) : null);

    /// <summary>A treatment's word on its store is of its residues', and on what it is called and packed in of what went in.</summary>
    private static BookNote OfKind(string kind, BookNote note) => kind switch
    {
        MovementKinds.Treated or MovementKinds.TreatedOwn => note with { Store = null },
        MovementKinds.Residue => note with { Called = null, Packed = null },
        _ => note,
    };

    /// <summary>Whether the site's own people say the act: its holder, or for a load that comes in its receiver.</summary>
    public bool IsOf(SiteId site) => owners?.Contains(site) ?? line.By.StandInFor is null && site.Text == Said(act switch
    {
        "receive-waste" or "meter-waste" => "receiver",
        "return-waste" or "file-manifest" => "mover",
        _ => "site",
    });

    /// <summary>What an act says for the books.</summary>
    public static BookNote? NoteOf(JsonElement said) => said.TryGetProperty("book", out var book) && book.ValueKind == JsonValueKind.Object ? book.Deserialize<BookNote>(Wire.Options) : null;

    private BookNote? Note() => NoteOf(said);

    /// <summary>What of it goes along with the waste that the act puts into store: a treatment tells what it treats, and of its residues only the store.</summary>
    public BookNote? Along() => Note() is not { } note ? null
        : act == "treat-waste" ? new(Store: note.Store)
        : new(Called: note.Called, Packed: note.Packed, Store: note.Store);

    /// <summary>The first, and of the second what goes along with waste in store and is not said in the first.</summary>
    private static BookNote? Both(BookNote? said, BookNote? lot) =>
        lot is null ? said : (said ?? new()) with { Called = said?.Called ?? lot.Called, Packed = said?.Packed ?? lot.Packed, Store = said?.Store ?? lot.Store };

    private Instant? Finished() =>
        said.TryGetProperty("finishedAt", out var at) && at.ValueKind == JsonValueKind.String ? at.Deserialize<Instant>(Wire.Options) : null;

    private static BookItem? Item(BookManifest manifest, BookLot lot) =>
        lot.Item is { } item && item <= manifest.Items.Count ? manifest.Items[item - 1] : null;

    private BookLot? Lot(string end) => LotOf(end) is { } lot ? documents.Get<BookLot>(Key(lot)) : null;

    private static LotId? LotOf(string end) => LotId.TryRead(end, out var lot) ? lot : null;

    private static string Head(string account) => account.Split(':')[0];

    private string? Said(string field) =>
        said.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private int? SaidCount() =>
        said.TryGetProperty("quantity", out var quantity) && quantity.TryGetProperty("count", out var count) ? count.GetInt32() : null;

    /// <summary>What was said of a received item, or of the whole load; a meter's day says it itself.</summary>
    private JsonElement? Weighed(int? item) =>
        act == "meter-waste" ? said
        : said.TryGetProperty("sharedWeight", out var shared) && shared.ValueKind == JsonValueKind.Object ? shared
        : said.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            && items.EnumerateArray().FirstOrDefault(i => i.TryGetProperty("item", out var at) && at.GetInt32() == item) is { ValueKind: JsonValueKind.Object } word
            && word.TryGetProperty("quantity", out var quantity)
                ? quantity
                : null;

    private long? Impure(Move move, string field) => said.TryGetProperty(field, out var quantity) ? Impure(move, quantity) : null;

    private static long? Impure(Move move, JsonElement? quantity) =>
        quantity is { ValueKind: JsonValueKind.Object } word && word.TryGetProperty("impurityPerMille", out var share)
            ? Impurity.Of(move.Grams, share.GetInt32())
            : null;

    private static long? Sum(IEnumerable<long?> parts) => parts.Aggregate((long?)null, static (sum, part) => part is null ? sum : (sum ?? 0) + part);

    /// <param name="to">The lot they are in now; null where they were emptied.</param>
    /// <param name="from">The lot they came out of, where several give to one load.</param>
    private Movement In(Movement movement, string? to, string? from = null)
    {
        var lot = to is null ? null : LotOf(to);
        var containers = line.Containers?.Where(c => c.Lot == lot && (from is null || documents.Get<Named>(ContainerKey(c.Label))?.Name == from)).ToList() ?? [];
        string[] kinds = [.. containers.Select(static c => c.Kind).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return containers.Count == 0 ? movement : movement with
        {
            Labels = [.. containers.Select(static c => c.Label)],
            Packed = kinds.Length > 0 ? kinds : null,
        };
    }
}
