export { ProductToggle, type ProductToggleProps } from './product-toggle.tsx';
