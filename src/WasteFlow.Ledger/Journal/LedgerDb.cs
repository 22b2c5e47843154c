using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Ledger.Journal;

/// <summary>The ledger's database as EF knows it: for its schema and for reading. The append is provider code (<see cref="IJournalStore"/>).</summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : DbContext(options)
{
    public DbSet<LineRow> Lines => Set<LineRow>();

    public DbSet<AnswerRow> Answers => Set<AnswerRow>();

    public DbSet<StateRow> States => Set<StateRow>();

    public DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // The primary key on the line number is the fence: a second writer's commit fails on it.
        modelBuilder.Entity<LineRow>(static line =>
        {
            line.ToTable("lines");
            line.HasKey(static l => l.Number);
            line.Property(static l => l.Number).HasColumnName("number").ValueGeneratedNever();
            line.Property(static l => l.Hash).HasColumnName("hash").HasMaxLength(64).IsUnicode(false);
            line.Property(static l => l.Act).HasColumnName("act").HasMaxLength(40).IsUnicode(false);
            line.Property(static l => l.Bytes).HasColumnName("bytes");
        });
        modelBuilder.Entity<AnswerRow>(static answer =>
        {
            answer.ToTable("answers");
            answer.HasKey(static a => a.ActId);
            answer.Property(static a => a.ActId).HasColumnName("act_id").HasMaxLength(36).IsUnicode(false);
            answer.Property(static a => a.Content).HasColumnName("content").HasMaxLength(64).IsUnicode(false);
            answer.Property(static a => a.Line).HasColumnName("line");
            answer.Property(static a => a.At).HasColumnName("at");
            answer.Property(static a => a.Body).HasColumnName("body");
        });
        modelBuilder.Entity<StateRow>(state =>
        {
            state.ToTable("states");
            state.HasKey(static s => s.Key);
            var key = state.Property(static s => s.Key).HasColumnName("key").HasMaxLength(200);

            // SQL Server takes two keys that differ by a capital letter for one unless it is told otherwise.
            if (Database.IsSqlServer())
            {
                key.UseCollation(SqlServerJournal.KeyCollation);
            }

            state.Property(static s => s.Body).HasColumnName("body");
        });
        modelBuilder.Entity<CheckpointRow>(static checkpoint =>
        {
            checkpoint.ToTable("checkpoints");
            checkpoint.HasKey(static c => c.Line);
            checkpoint.Property(static c => c.Line).HasColumnName("line").ValueGeneratedNever();
            checkpoint.Property(static c => c.Hash).HasColumnName("hash").HasMaxLength(64).IsUnicode(false);
            checkpoint.Property(static c => c.At).HasColumnName("at").HasMaxLength(30).IsUnicode(false);
            checkpoint.Property(static c => c.Key).HasColumnName("key").HasMaxLength(64).IsUnicode(false);
            checkpoint.Property(static c => c.Signature).HasColumnName("signature").HasMaxLength(200).IsUnicode(false);
        });
    }
}

/// <summary>One line of the journal: its number, its canonical bytes and their SHA-256.</summary>
public sealed class LineRow
{
    public required long Number { get; init; }

    public required string Hash { get; init; }

    public required string Act { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>What an ActId was answered: accepted ones for ever, refused ones 30 days.</summary>
public sealed class AnswerRow
{
    public required string ActId { get; init; }

    /// <summary>SHA-256 of act name and content, so that the same id with other content is told apart.</summary>
    public required string Content { get; init; }

    /// <summary>Null for a refusal.</summary>
    public long? Line { get; init; }

    /// <summary>Our clock at the door, in milliseconds since 1970.</summary>
    public required long At { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The row that stands there, read as (act_id, content, line, at, body).</summary>
    internal static AnswerRow Read(DbDataReader row)
    {
        return new()
        {
            ActId = row.GetString(0),
            Content = row.GetString(1),
            Line = row.IsDBNull(2) ? null : row.GetInt64(2),
            At = row.GetInt64(3),
            Body = (byte[])row[4],
        };
    }
}

/// <summary>A derived document: what the writer decides against. <c>verify</c> works it out again from the lines.</summary>
public sealed class StateRow
{
    public required string Key { get; init; }

    public required byte[] Body { get; init; }
}

/// <summary>A signed statement that the journal had this hash at this line; it stands beside the hashed bytes.</summary>
public sealed class CheckpointRow
{
    public required long Line { get; init; }

    public required string Hash { get; init; }

    public required string At { get; init; }

    /// <summary>SHA-256 of the public key.</summary>
    public required string Key { get; init; }

    /// <summary>ECDSA P-256 over <c>line|hash|at</c>, base64.</summary>
    public required string Signature { get; init; }
}
