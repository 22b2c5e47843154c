using System.Reflection;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Wiring;

/// <summary>Makes a value of any type of the contracts, out of all that can stand in it.</summary>
sealed class Anything(int seed)
{
    static readonly string[] Texts =
    [
        "", "clerk", "豫A12345", "a \"quoted\" word", "back\\slash", "<b>&'+`", "tab\t, line\n", "\u2028", "\ufffd", "😀", "é", "\u0000", "\u007f", "\u00a0", "郑州市 1 号",
    ];

    readonly Random random = new(seed);

    public T Of<T>() => (T)Of(typeof(T));

    public object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return Of(bare);
        }

        if (type == typeof(string))
        {
            return Texts[random.Next(Texts.Length)];
        }

        if (type == typeof(long))
        {
            return random.Next(6) switch { 0 => 0L, 1 => long.MaxValue, 2 => long.MinValue, 3 => -random.NextInt64(), _ => random.NextInt64(100_000_000) };
        }

        if (type == typeof(int))
        {
            return random.Next(5) switch { 0 => 0, 1 => int.MaxValue, 2 => int.MinValue, _ => random.Next(2_000) };
        }

        if (type == typeof(bool))
        {
            return random.Next(2) == 0;
        }

        if (type == typeof(Guid))
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        }

        if (type == typeof(Instant))
        {
            return random.Next(8) switch
            {
                0 => Instant.FromUtc(-20, 1, 1, 0, 0),
                1 => Instant.FromUtc(1, 1, 1, 0, 0),
                2 => Instant.FromUtc(9999, 12, 31, 23, 59).PlusNanoseconds(59_999_999_999),
                3 => Instant.FromUnixTimeTicks(-random.NextInt64(1_000_000_000_000_000)),
                _ => Instant.FromUnixTimeTicks(random.NextInt64(30_000_000_000_000_000)),
            };
        }

        if (type == typeof(LocalDate))
        {
            return random.Next(6) == 0 ? new LocalDate(-5, 2, 3) : new LocalDate(1, 1, 1).PlusDays(random.Next(3_600_000));
        }

        if (type == typeof(ReportingPeriod))
        {
            var first = random.Next(1, 13);
            return new ReportingPeriod(random.Next(1950, 2200), first, random.Next(2) == 0 ? first : 12) is var drawn && ReportingPeriod.TryRead(drawn.ToString(), out var period)
                ? period
                : ReportingPeriod.OfYear(drawn.Year);
        }

        if (type == typeof(LotId))
        {
            return new LotId(random.NextInt64(1, 10_000_000), random.Next(1, 1_000));
        }

        // A lot's atoms are summed up, and a lot can hold no more than a long.
        if (type == typeof(Atom))
        {
            return new Atom(Of<LotId>(), random.NextInt64(1_000_000_000));
        }

        if (type == typeof(JsonElement))
        {
            return JsonSerializer.SerializeToElement(Of<FileManifest>(), Wire.Options);
        }

        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return Enumerable.Range(0, random.Next(4)).ToDictionary(i => $"{i}{Of<string>()}", _ => Of<string>(), StringComparer.Ordinal);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var list = Array.CreateInstance(type.GetGenericArguments()[0], random.Next(4));
            for (var i = 0; i < list.Length; i++)
            {
                list.SetValue(Of(type.GetGenericArguments()[0]), i);
            }

            return list;
        }

        return Record(type);
    }

    object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(static c => c.GetParameters().Length)!;
        if (type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>)))
        {
            return constructor.Invoke([random.Next(2) == 0 ? "410104-x_1.b" : $"{random.Next(1_000_000)}"]);
        }

        var nulls = new NullabilityInfoContext();
        return constructor.Invoke([.. constructor.GetParameters().Select(p =>
            nulls.Create(p).WriteState == NullabilityState.Nullable && random.Next(3) == 0 ? null : Of(p.ParameterType))]);
    }
}
