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
    private readonly Dictionary<(string Site, string Stream, string Code), List<ReckonedLot>> stores = [];
    private readonly Dictionary<(string Site, string Stream), long> holds = [];
    private readonly Dictionary<string, (ReckonedAllowance Account, long Line)> allowances = new(StringComparer.Ordinal);
    private readonly HashSet<ReckonedLot> touched = [];
    private Scanned line = new();
    private Law law = Law.Base;
    private Custody.LawState? laws;

    /// <summary>Told of each document that no later line should change, where somebody wants to compare it.</summary>
    public Action<string, long, Func<object>>? Ended { get; init; }

    /// <summary>What is wrong with the line; null when it is as the lines before it allow.</summary>
    public string? Take(Scanned next)
    {
        line = next;
        touched.Clear();
        return Born() ?? Step() ?? Post() ?? Contain() ?? Allow() ?? Corrected() ?? Enacted() ?? Settled();
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
            touched.Add(lot);
            if (Keeps(told))
            {
                holds.TryAdd((told.Holder, told.Stream), line.Number);
            }
        }

        return null;
    }

    /// <summary>An empty lot that was forgotten may still be assayed or corrected: the line tells it whole.</summary>
    private void TellAgain(in ScannedLot told)
    {
        ref var lot = ref CollectionsMarshal.GetValueRefOrAddDefault(lots, told.Lot, out _);
        lot ??= new(told.Lot, told.Code, told.Stream, told.Holder, told.Place, told.Since);
        (lot.Moisture, lot.Line) = (told.Moisture, line.Number);
        touched.Add(lot);
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
        lot.Line = line.Number;
        touched.Add(lot);
        if (lot.Grams == 0 && lot.Place == Places.Storage)
        {
            var store = stores[lot.Store];
            store.Remove(lot);
            if (store.Count == 0)
            {
                stores.Remove(lot.Store);
                Ended?.Invoke(StoreKey(lot.Store), line.Number, static () => new Custody.StoreState([]));
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
        lot.Line = line.Number;
        touched.Add(lot);
        return true;
    }

    /// <summary>What the line changes of the law holds from the next one on.</summary>
    private string? Enacted()
    {
        if (line.Enacts is not { } enacting)
        {
            return null;
        }

        if (enacting.Act == "adopt-table" && (!Law.Tables.Contains(enacting.As<AdoptTable>().Table) || Law.Objection(enacting.As<AdoptTable>().As(line.Number)) is not null))
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

    private string? Allow()
    {
        foreach (var move in line.Allowances)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(allowances, move.Allowance, out var there);
            if (!there && (move.Pending != 0 || move.Posted != 0))
            {
                return $"allowance {move.Allowance} was never granted";
            }

            var account = known.Account;
            known = (new(account.Granted + move.Granted, account.Pending + move.Pending, account.Posted + move.Posted), line.Number);
            if (known.Account is { Granted: < 0 } or { Pending: < 0 } or { Posted: < 0 })
            {
                return $"allowance {move.Allowance} falls below zero";
            }
        }

        return null;
    }

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
                Ended?.Invoke(Custody.Keys.Lot(lot.Id), lot.Line, lot.Document);
            }
        }

        return null;
    }
}

/// <summary>An allowance account, in whole smallest parts of its unit.</summary>
internal readonly record struct ReckonedAllowance(long Granted, long Pending, long Posted);
