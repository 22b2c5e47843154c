using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// Reads a journal line by line and says the first thing that is wrong with it: number, link, form, mass below zero, treatment that does not
/// close, state that is not what the lines make.
/// </summary>
public sealed class Verification
{
    private readonly Dictionary<LotId, Atoms> lots = [];
    private string prev = Chain.Beginning.Hash;

    public long Lines { get; private set; }

    /// <summary>The hash of the last line taken.</summary>
    public string Hash => prev;

    /// <summary>The grams that are left of each lot.</summary>
    public IReadOnlyDictionary<LotId, Atoms> Lots => lots;

    /// <summary>What is wrong with the next line; null when it is sound.</summary>
    public string? Take(ReadOnlySpan<byte> bytes)
    {
        Line line;
        try
        {
            line = JsonSerializer.Deserialize<Line>(bytes, Wire.Options) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            return "not a line";
        }

        if (line.Number != Lines + 1)
        {
            return "its number is not the next";
        }

        if (line.Prev != prev)
        {
            return "the line before it is not the one it was written after";
        }

        if (!Chain.Bytes(line).AsSpan().SequenceEqual(bytes))
        {
            return "its bytes are not canonical";
        }

        if (Post(line) is { } wrong)
        {
            return wrong;
        }

        Lines = line.Number;
        prev = Chain.Hash(bytes);
        return null;
    }

    private string? Post(Line line)
    {
        foreach (var born in line.Lots)
        {
            lots.TryAdd(born.Lot, Atoms.None);
        }

        var treatment = 0L;
        foreach (var move in line.Moves)
        {
            if (move.Grams <= 0)
            {
                return "a move of no mass";
            }

            treatment += (move.To == Accounts.Treatment ? move.Grams : 0) - (move.From == Accounts.Treatment ? move.Grams : 0);
            var atoms = Atoms.None;
            if (LotId.TryRead(move.From, out var from))
            {
                if (!lots.TryGetValue(from, out var held) || held.Grams < move.Grams)
                {
                    return $"lot {from} holds less than leaves it";
                }

                (atoms, lots[from]) = held.Take(move.Grams);
            }

            if (LotId.TryRead(move.To, out var to))
            {
                if (!lots.TryGetValue(to, out var held))
                {
                    return $"lot {to} is not there";
                }

                lots[to] = held.Plus(atoms.Items.Count > 0 ? atoms : Atoms.Root(to, move.Grams));
            }
        }

        return treatment == 0 ? null : "its treatment does not balance";
    }
}
