using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Reads a line's moves as movements of sites: what a site's stock gained or gave, and from or to whom.</summary>
internal sealed class MovementLines(Line line, JsonElement said, IReadOnlyList<Move> moves, FoldDocuments documents)
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
            .Select(static g => (g.Key.Site, Movement: g.First().Movement with { Grams = g.Sum(static m => m.Movement.Grams), Impure = Sum(g.Select(static m => m.Movement.Impure)) }))
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
            MovementKinds.Sent => On(to!, movement, mover: false) with { Labels = Labels(move.To, move.From) },
            MovementKinds.SentOut => movement with { Party = Said("to") },
            MovementKinds.Treated or MovementKinds.TreatedOwn => movement with { Method = Said("method") },
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
        var movement = new Movement(kind, to.Code, move.Grams, LotOf(move.To), Labels: Labels(move.To));
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
        };

    private static BookItem? Item(BookManifest manifest, BookLot lot) =>
        lot.Item is { } item && item <= manifest.Items.Count ? manifest.Items[item - 1] : null;

    private BookLot? Lot(string end) => LotOf(end) is { } lot ? documents.Get<BookLot>(Key(lot)) : null;

    private static LotId? LotOf(string end) => LotId.TryRead(end, out var lot) ? lot : null;

    private static string Head(string account) => account.Split(':')[0];

    private string? Said(string field) =>
        said.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private int? SaidCount() =>
        said.TryGetProperty("quantity", out var quantity) && quantity.TryGetProperty("count", out var count) ? count.GetInt32() : null;

    /// <summary>What was said of a received item, or of the whole load.</summary>
    private JsonElement? Weighed(int? item) =>
        said.TryGetProperty("sharedWeight", out var shared) && shared.ValueKind == JsonValueKind.Object ? shared
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

    /// <param name="from">The lot they came out of, where several give to one load.</param>
    private string[]? Labels(string end, string? from = null) =>
        LotOf(end) is { } lot && line.Containers?.Where(c => c.Lot == lot && (from is null || documents.Get<Named>(ContainerKey(c.Label))?.Name == from)).Select(static c => c.Label).ToArray() is { Length: > 0 } labels ? labels : null;
}
