using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// Works out from the lines alone what every lot, store, manifest and allowance must be: with its own arithmetic, not with the decisions that the
/// ledger made. What is at its end (an empty lot, a manifest that is over) is given out and forgotten.
/// </summary>
internal sealed partial class Reckoner
{
    private readonly Dictionary<LotId, ReckonedLot> lots = [];
    private readonly Dictionary<StoreName, List<ReckonedLot>> stores = [];
    private readonly Dictionary<SiteStream, long> holds = [];
    private readonly List<ReckonedLot> touched = [];
    private readonly Foreseen foreseen;
    private Scanned line = new();
    private Law law = Law.Base;
    private Custody.LawState? laws;

    /// <param name="foreseen">What later lines say of earlier ones.</param>
    public Reckoner(Foreseen foreseen) => this.foreseen = foreseen;

    /// <summary>Told of each document that no later line should change, where somebody wants to compare it.</summary>
    public Action<string, long, object>? Ended { get; init; }

    /// <summary>What each lot holds that holds anything.</summary>
    public IEnumerable<KeyValuePair<LotId, long>> Balances => lots.Select(static l => KeyValuePair.Create(l.Key, l.Value.Grams));

    /// <summary>What is wrong with the line; null when it is as the lines before it allow.</summary>
    public string? Take(Scanned next)
    {
        line = next;
        touched.Clear();
        amended = default;
        foreseen.Came(line);
        Remember();
        return Born() ?? Step() ?? Post() ?? Accounted() ?? Contain() ?? Granted() ?? Allow() ?? Corrected() ?? Enacted() ?? Claimed() ?? Settled();
    }

    private string? Born()
    {
        for (var i = 0; i < line.Lots.Length; i++)
        {
            ref readonly var told = ref line.Lots[i];
            if ((line.Act == "assay-waste" || line.Corrects is not null) && told.Lot.Line < line.Number)
            {
                TellAgain(told);
                continue;
            }

            if (told.Lot.Line != line.Number || told.Lot.Number != i + 1)
            {
                return $"lot {told.Lot} is not of this line";
            }

            var lot = new ReckonedLot(told.Lot, told.Code, told.Stream, told.Holder, told.Place, told.Since) { Moisture = told.Moisture, Line = line.Number };
            lots.Add(lot.Id, lot);
            Touch(lot);
            if (Keeps(told))
            {
                holds.TryAdd(new(told.Holder, told.Stream), line.Number);
            }
        }

        return null;
    }

    /// <summary>An empty lot that was forgotten may still be assayed or corrected: the line tells it whole.</summary>
    private void TellAgain(in ScannedLot told)
    {
        ref var lot = ref CollectionsMarshal.GetValueRefOrAddDefault(lots, told.Lot, out _);
        lot ??= new(told.Lot, told.Code, told.Stream, told.Holder, told.Place, told.Since);
        lot.Moisture = told.Moisture;
        Touch(lot);
    }

    /// <summary>Whether the act makes its site one that keeps stock in the ledger.</summary>
    private bool Keeps(in ScannedLot told) => told.Place == Places.Storage && line.Act switch
    {
        "record-opening-stock" or "bring-in-waste" or "split-lot" or "reclassify-waste" or "take-stock" or "treat-waste" => true,
        "generate-waste" => law.On(Calendar.DayOf(NodaTime.Instant.FromUnixTimeMilliseconds(line.At))).Stream(told.Stream)?.Known == "ledger",
        "receive-waste" or "meter-waste" => told.Manifest is not null,
        _ => false,
    };

    private string? Post()
    {
        var treatment = 0L;
        foreach (ref readonly var move in line.Moves.AsSpan())
        {
            if (move.Grams <= 0)
            {
                return "a move of no mass";
            }

            if ((!move.FromLot && move.FromAccount.Length == 0) || (!move.ToLot && move.ToAccount.Length == 0))
            {
                return "a move from or to nowhere";
            }

            treatment += (move.ToAccount == Accounts.Treatment ? move.Grams : 0) - (move.FromAccount == Accounts.Treatment ? move.Grams : 0);
            if (move.FromLot)
            {
                if (!lots.TryGetValue(move.From, out var from) || from.Grams < move.Grams)
                {
                    return $"lot {move.From} holds less than leaves it";
                }

                Leave(from, move.Grams);
            }

            if (move.ToLot)
            {
                if (!lots.TryGetValue(move.To, out var to))
                {
                    return $"lot {move.To} is not there";
                }

                if (!Enter(to, move.Grams))
                {
                    return $"lot {move.To} holds more than a lot can";
                }
            }
        }

        return treatment == 0 ? null : "its treatment does not balance";
    }

    private void Leave(ReckonedLot lot, long grams)
    {
        lot.Grams -= grams;
        Touch(lot);
        if (lot.Grams == 0 && lot.Place == Places.Storage)
        {
            var store = stores[lot.Store];
            store.Remove(lot);
            if (store.Count == 0)
            {
                stores.Remove(lot.Store);
                Ended?.Invoke(StoreKey(lot.Store), line.Number, new Custody.StoreState([]));
            }
        }
    }

    private bool Enter(ReckonedLot lot, long grams)
    {
        if (lot.Grams > long.MaxValue - grams)
        {
            return false;
        }

        if (lot.Grams == 0 && lot.Place == Places.Storage)
        {
            ref var store = ref CollectionsMarshal.GetValueRefOrAddDefault(stores, lot.Store, out _);
            store ??= [];
            var at = store.Count;
            while (at > 0 && store[at - 1].Follows(lot))
            {
                at--;
            }

            store.Insert(at, lot);
        }

        lot.Grams += grams;
        Touch(lot);
        return true;
    }

    /// <summary>What the line changes of the law holds from the next one on.</summary>
    private string? Enacted()
    {
        if (line.Enacts is not { } enacting)
        {
            return null;
        }

        if (enacting.Act == "adopt-table" && (!Law.Tables.Contains(enacting.As<AdoptTable>().Table) || Law.Unreadable(enacting.As<AdoptTable>().As(line.Number)) is not null))
        {
            return "it adopts a table that cannot be read";
        }

        law = enacting.Enact(law);
        laws = new([.. laws?.Lines ?? [], line.Number]);
        return null;
    }

    /// <summary>The law that a manifest is decided by to its end.</summary>
    private InForce LawOf(Manifest.ManifestState manifest) => law.AsOf(manifest.Law ?? 0).On(Calendar.DayOf(manifest.FiledAt));

    private long? LastLaw => law.Line is > 0 and var last ? last : null;

    /// <summary>No lot may be reserved beyond what it holds; what holds nothing any more is forgotten.</summary>
    private string? Settled()
    {
        foreach (var lot in touched)
        {
            if (lot.Reserved < 0 || lot.Reserved > lot.Grams)
            {
                return $"lot {lot.Id} holds less than is reserved of it";
            }

            if (lot.Grams == 0)
            {
                lots.Remove(lot.Id);
                Ended?.Invoke(Custody.Keys.Lot(lot.Id), lot.Line, lot.Document());
            }
        }

        return null;
    }
}

/// <summary>What a site has of a code in a stream.</summary>
internal readonly record struct StoreName(string Site, string Stream, string Code);

internal readonly record struct SiteStream(string Site, string Stream);

internal readonly record struct SiteMeter(string Site, string Meter);
