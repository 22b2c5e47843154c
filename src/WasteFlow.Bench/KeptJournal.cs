using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Bench;

/// <summary>
/// A journal that keeps what is written to it besides, as plain bytes in one stream: rows kept as objects would be carried along by every garbage
/// collection of what is being measured.
/// </summary>
public sealed class KeptJournal(IJournalStore store, MemoryStream kept) : IJournalStore, IDisposable
{
    private readonly BinaryWriter writer = new(kept, Encoding.UTF8, leaveOpen: true);
    private int batches;

    public LedgerHead Head() => store.Head();

    public byte[]? Load(string key) => store.Load(key);

    public IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds) => store.FindAnswers(actIds);

    public void Append(JournalBatch batch)
    {
        store.Append(batch);
        batches++;
        writer.Write(batch.After);
        writer.Write(batch.Lines.Count);
        foreach (var row in batch.Lines)
        {
            writer.Write(row.Number);
            writer.Write(row.Hash);
            writer.Write(row.Act);
            Write(row.Bytes);
        }

        writer.Write(batch.Answers.Count);
        foreach (var row in batch.Answers)
        {
            writer.Write(row.ActId);
            writer.Write(row.Content);
            writer.Write(row.Line ?? 0);
            writer.Write(row.At);
            Write(row.Body);
        }

        writer.Write(batch.States.Count);
        foreach (var row in batch.States)
        {
            writer.Write(row.Key);
            Write(row.Body);
        }
    }

    public IReadOnlyList<LineRow> Read(long after, int max) => store.Read(after, max);

    public string? HashAt(long line) => store.HashAt(line);

    public void ForgetRefusalsBefore(long at) => store.ForgetRefusalsBefore(at);

    /// <summary>What was written, commit by commit.</summary>
    public IReadOnlyList<JournalBatch> Batches()
    {
        kept.Position = 0;
        using var reader = new BinaryReader(kept, Encoding.UTF8, leaveOpen: true);
        return [.. Enumerable.Range(0, batches).Select(_ => new JournalBatch(
            reader.ReadInt64(),
            Rows(reader, static r => new LineRow { Number = r.ReadInt64(), Hash = r.ReadString(), Act = r.ReadString(), Bytes = Bytes(r) }),
            Rows(reader, static r => new AnswerRow
            {
                ActId = r.ReadString(), Content = r.ReadString(), Line = r.ReadInt64() is var line and > 0 ? line : null, At = r.ReadInt64(), Body = Bytes(r),
            }),
            Rows(reader, static r => new StateRow { Key = r.ReadString(), Body = Bytes(r) })))];
    }

    public void Dispose()
    {
        writer.Dispose();
        (store as IDisposable)?.Dispose();
    }

    private void Write(byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static T[] Rows<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var rows = new T[reader.ReadInt32()];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = read(reader);
        }

        return rows;
    }

    private static byte[] Bytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
