import { noCpu, whole } from './cpu'
import { isFields, textOf } from './fields'
import { parseWithin } from './json'
import { leading, positive, said, type TextParser } from './probed'

type Key = 'name' | 'threads' | 'threadsPerCore' | 'coresPerSocket' | 'sockets' | 'socketsPerBook' | 'booksPerDrawer' | 'books' | 'drawers' | 'coresPerCluster' | 'clusters' | 'vendor' | 'maximum'

/**
 * The labels of `lscpu` in English and as its translations have them (util-linux 2.38, `po/`), without the colon. Where
 * a translation lacks a label, the English one stands.
 */
const labels: Readonly<Record<Key, readonly string[]>> = {
  name: ['Model name', 'Nazwa modelu', 'Mallinimi', 'Modelnavn', 'Ime modela', 'Modellname', 'モデル名', 'Nombre del modelo', 'Název modelu', 'Имя модели', 'Tên mô hình', 'Назва моделі', 'Nom de modèle', 'Nome do modelo', 'Nome modello', 'Modem ismi', 'Modellnamn', 'Modelnaam', '型号名称', '型號名稱', '모델명', '모델 이름'],
  threads: ['CPU(s)', 'CPU', "CPU'er", 'CPU(-a)', 'Počet CPU', 'Процесори', 'Процессоры', 'Processeur(s)', 'İşlemciler', 'CPU(er)', "CPU's", 'Total CPU(s)'],
  threadsPerCore: ['Thread(s) per core', 'Core bakoitzeko hari kopurua', 'Draden per kern', 'Dretva po jezgri', 'Hilo(s) de procesamiento por núcleo', 'Số tuyến mỗi lõi', 'Thread(s) par cœur', 'Thread(s) per núcleo', 'Thread(s) por núcleo', 'Thread per core', 'Thread(s) pro Kern', 'Thread(s) setiap inti', 'Tråd(ar) per kärna', 'Tråde per kerne', 'Tópicos por núcleo', 'Vláken na jádro', 'Wątków na rdzeń', 'Çekirdek başına iş parçacığı', 'Потоков на ядро', 'Потоків на ядро', 'コアあたりのスレッド数', '每个核的线程数', '每核心執行緒數'],
  coresPerSocket: ['Core(s) per socket', 'Rdzeni na gniazdo', 'Kerner per sokkel', 'Jezgra po podnožju', 'Kern(e) pro Sockel', 'Kern(e) pro Socket', 'ソケットあたりのコア数', 'Núcleo(s) por «socket»', 'Jader na patici', 'Ядер на сокет', 'Số lõi mỗi đế cắm', 'Cœur(s) par socket', 'Inti setiap soket', 'Núcleo(s) por soquete', 'Núcleos por socket', 'Soket başına çekirdek', 'Socket bakoitzeko core kopurua', '每通訊端核心數', 'Kärn(or) per uttag', 'Kernen per voet', '每个座的核数', '每个插槽的核数', 'Core per socket', 'Núcleo(s) por socket'],
  sockets: ['Socket(s)', 'Gniazd', 'Sokler', 'CPU podnožja', 'Sockel', 'ソケット数', '«Socket(s)»', 'Patic', 'Сокетов', 'Số đế cắm', 'Сокети', 'Soquete(s)', 'Soket(ler)', 'Sockets', 'Uttag', 'CPU-voeten', '座', '插槽', 'Socket', 'CPU socket(s)'],
  // IBM Z alone has these, and the translations leave them.
  socketsPerBook: ['Socket(s) per book'],
  booksPerDrawer: ['Book(s) per drawer'],
  books: ['Book(s)'],
  drawers: ['Drawer(s)'],
  coresPerCluster: ['Core(s) per cluster', 'Rdzeni na klaster', 'Jezgr(a/e) po klasteru', 'Kern(e) pro Cluster', 'Núcleo(s) por «cluster»', 'Jader na klastr', 'Ядер на кластер', 'Cœur(s) par cluster', 'Núcleo(s) por cluster', 'Núcleos por cluster'],
  clusters: ['Cluster(s)', 'Klastrów', 'Klaster(i)', 'Cluster', '«Cluster(s)»', 'Klastrů', 'Кластери'],
  vendor: ['Vendor ID', 'ID producenta', 'ID do fabricante', 'Leverandør-id', 'ID proizvođača', 'Anbieterkennung', 'ベンダー ID', 'ID de fabricante', 'ID výrobce', 'ID прроизводителя', 'ID производителя', 'ID nhà sản xuất', 'Ідентифікатор виробника', 'Identifiant constructeur', 'ID Pembuat', 'ID de fornecedor', 'Sağlayıcı Kimliği', 'Fabrikatzailearen IDa', '供應商識別號', 'Tillverkar-ID', 'Producent-ID', '厂商 ID', 'ID fornitore', 'Vendor'],
  maximum: ['CPU max MHz', 'CPU maks. MHz', 'CPU max frekvencija (MHz)', 'Maximale Taktfrequenz der CPU', 'CPU 最大 MHz', 'CPU MHz máx.', 'CPU max. MHz', 'Tần số đồng hồ CPU tối đa (MHz)', 'Макс. частота процесора у МГц', 'Vitesse maximale du processeur en MHz', 'İşlemci en yüksek MHz', 'CPU MHz máximos', 'max. CPU-frequentie (MHz)', 'CPU(s) maximum MHz'],
}
const keyOf = new Map(Object.entries(labels).flatMap(([key, list]) => list.map((label) => [label.toLowerCase(), key as Key] as const)))

type Entry = readonly [Key, string]
const entryOf = (label: string, value: string): Entry[] => {
  const key = keyOf.get(label.replace(/\u00a0/g, ' ').trim().toLowerCase())
  return key ? [[key, value.trim()]] : []
}

/** Full-width colons, a label that lost its colon and spaces that do not break belong to translations. */
function fromLines(text: string): Entry[] {
  const lines = text.split('\n')
  return lines.flatMap((line) => {
    const match = /^([^:：]{1,80})[:：](.*)$/.exec(line.slice(0, 500)) ?? /^(\S[^:：]{0,80}?)[ ]{2,}(\d{1,9})$/.exec(line.slice(0, 500))
    return match ? entryOf(match[1]!, match[2]!) : []
  })
}

/** `lscpu -J`: fields with a colon, children below them. */
function fromJson(value: unknown, depth = 0): Entry[] {
  if (!Array.isArray(value) || depth > 8) return []
  return value.slice(0, 2000).flatMap((each) => (isFields(each) ? [...entryOf((textOf(each['field']) ?? '').replace(/:$/, ''), textOf(each['data']) ?? ''), ...fromJson(each['children'], depth + 1)] : []))
}

const product = (...counts: (number | null)[]): number | null => counts.reduce((all, count) => (all === null || count === null ? null : all * count), 1)

/** IBM Z counts sockets by book, and books by drawer. */
const socketsByBook = (block: Partial<Record<Key, string>>): number | null => product(whole(block.socketsPerBook), whole(block.books) ?? product(whole(block.booksPerDrawer), whole(block.drawers)))

/**
 * Several kinds of core have a block each, which begins with the name; counts before the first belong to it. A part of a
 * machine (IBM's LPAR) is told the counts of the whole, which are more than it has; kinds of core that differ in their
 * sockets (Apple's) count clusters by that word.
 */
function coresOf(entries: readonly Entry[], threads: number): { cores: number | null; sockets: number | null } {
  const blocks: Partial<Record<Key, string>>[] = [{}]
  for (const [key, value] of entries) {
    if (key === 'name' && blocks[blocks.length - 1]!.name !== undefined) blocks.push({})
    blocks[blocks.length - 1]![key] = value
  }
  const mainframe = entries.some(([key, value]) => key === 'vendor' && /S390/i.test(value))
  const counts = blocks.map((block) => {
    const sockets = mainframe ? socketsByBook(block) : whole(block.sockets)
    const perSocket = whole(block.coresPerSocket)
    const cores = mainframe ? product(perSocket, sockets) : perSocket !== null ? perSocket * (sockets ?? 1) : product(whole(block.coresPerCluster), whole(block.clusters) ?? 1)
    return { sockets, cores }
  })
  if (mainframe && counts.some(({ cores }) => (cores ?? 0) > threads)) return { cores: null, sockets: null }
  const sockets = new Set(counts.map((each) => each.sockets).filter((count) => count !== null))
  const cores = counts.reduce<number | null>((sum, each) => (sum === null || each.cores === null ? null : sum + each.cores), 0)
  // Sockets that are not alike (clusters of a virtual machine's) have a mean for their cores, rounded down.
  const uneven = cores !== null && cores < threads && blocks.every((block) => block.threadsPerCore === '1')
  return { cores: uneven ? null : cores, sockets: sockets.size === 1 ? [...sockets][0]! : null }
}

/** `lscpu` and `lscpu -J`, in any language it is translated to. */
export const parseLscpu: TextParser = (text) => {
  const json = parseWithin(text)
  const entries = isFields(json) ? fromJson(json['lscpu']) : fromLines(text)
  const all = (key: Key) => entries.filter(([each]) => each === key).map(([, value]) => value)
  const threads = whole(all('threads')[0])
  if (threads === null) return null
  const names = [...new Set(all('name').map(said).filter((name) => name !== null))]
  const clocks = all('maximum').map((each) => positive(leading(each))).filter((clock) => clock !== null)
  return { gpus: [], cpu: { ...noCpu, name: said(names.join(' + ')), vendor: said(all('vendor')[0]), ...coresOf(entries, threads), threads, maximumMHz: clocks.length > 0 ? Math.max(...clocks) : null } }
}
